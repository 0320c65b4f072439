import type { Certificate, CertifiedRule, Verification, VerificationProblem } from '@whyblocked/contract';
import { printable } from './printable.ts';
import { claimSentence } from './sentences/claim-sentence.ts';
import { conditionText } from './sentences/condition-text.ts';
import { assumptionSentence, refutationSentence } from './sentences/refutation-sentence.ts';

const HEADS = { 'as-claimed': 'As claimed', otherwise: 'Otherwise', 'not-decided': 'Not decided' } as const;

/** Rules that are shown of one certificate. */
const SHOWN = 5;

/** What deciding one certificate again came to, as text for a terminal: a line, and what it rests on below. Ends with a newline. */
export function renderVerification(verification: Verification): string {
  const { certificate } = verification;
  const claim = certificate ? `${claimSentence(certificate)}. ` : '';
  const head = `${HEADS[verification.decided]}: ${claim}${whySentence(verification)}(${placeText(verification.at)})`;
  const below = certificate === undefined ? [] : [...restLines(certificate), ...policyLines(verification)];
  return [head, ...below.map((line) => `  ${line}`)].map((line) => `${printable(line)}\n`).join('');
}

/** One line about all that were decided. */
export function verificationSummary(counts: Readonly<Record<Verification['decided'], number>>): string {
  const all = counts['as-claimed'] + counts.otherwise + counts['not-decided'];
  const certificates = all === 1 ? '1 certificate' : `${all} certificates`;
  return `${certificates}: ${counts['as-claimed']} as claimed, ${counts.otherwise} otherwise, ${counts['not-decided']} not decided.\n`;
}

function whySentence(verification: Verification): string {
  switch (verification.decided) {
    case 'as-claimed':
      return '';
    case 'otherwise':
      return `${refutationSentence(verification.reason, rulesOf(verification.certificate))} `;
    case 'not-decided':
      return `${problemSentence(verification.problem, verification.certificate)} `;
  }
}

function problemSentence({ code, message, rule }: VerificationProblem, certificate: Certificate | undefined): string {
  if (code === 'other-policy' && certificate) {
    const { release, system } = certificate;
    return `The policy is another one: ${message}. It takes that of "whyblocked policy export --snapd ${release} --system ${system}".`;
  }
  const of = rule === undefined ? undefined : rulesOf(certificate)[rule]?.rule;
  return of === undefined ? `${message}.` : `The rule "${of}": ${message}.`;
}

function rulesOf(certificate: Certificate | undefined): readonly CertifiedRule[] {
  return certificate && 'rules' in certificate ? certificate.rules : [];
}

function restLines(certificate: Certificate): readonly string[] {
  if (!('rules' in certificate)) return [];
  const { rules, assumed, conditions } = certificate;
  const shown = rules.slice(0, SHOWN).map(({ rule, role, from }) => `${role}: ${rule}  (${fromText(from)})`);
  const more = rules.length - shown.length;
  return [
    ...shown,
    ...(more > 0 ? [`and ${more} more rules`] : []),
    ...assumed.map((assumption) => `assumed: ${assumptionSentence(assumption)}`),
    ...conditions.map((condition) => `only if: ${conditionText(condition)}`),
  ];
}

function fromText({ policy, name, side, file, line }: CertifiedRule['from']): string {
  const whose = policy === 'template' ? 'template' : [name, side].filter(Boolean).join(' ');
  return file === undefined ? whose : `${whose}, ${file}${line === undefined ? '' : `:${line}`}`;
}

/** Without the policy only the rules in the certificate were asked: that all others are silent is then taken from it. */
function policyLines(verification: Verification): readonly string[] {
  if (verification.decided === 'not-decided') return [];
  const { policy, certificate } = verification;
  if (!policy) {
    return certificate.claim === 'no-interface' && verification.decided === 'as-claimed'
      ? [`policy: not given; of ${certificate.searched.rules} lines these rules alone were decided`]
      : [];
  }
  return [
    `policy: ${policy.rules} lines; ${policy.decided} decided, ${policy.open} open (a value of run time and little more), ${policy.undecided} of a form that is not decided, the rest about something else`,
  ];
}

function placeText({ file, line, finding }: Verification['at']): string {
  const place = [file ?? 'standard input', line].filter((part) => part !== undefined).join(':');
  return finding === undefined ? place : `${place}, finding ${finding}`;
}
