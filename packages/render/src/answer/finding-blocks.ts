import { advisedGrant, type Diagnosis, type Explanation, type Finding, type Grant } from '@whyblocked/contract';
import { conditionText } from '../sentences/condition-text.ts';
import { connectionSentence } from '../sentences/connection-sentence.ts';
import { filledTemplate, filledWords } from '../sentences/filled-template.ts';
import { isOnlyLogged } from '../sentences/finding-title.ts';
import { noteSentence } from '../sentences/note-sentence.ts';
import { outcomeSentence } from '../sentences/outcome-sentence.ts';
import { ownerSentence } from '../sentences/owner-sentence.ts';
import { troubleSentences } from '../sentences/trouble-sentence.ts';
import type { Block } from './block.ts';
import { chainBlocks } from './chain-blocks.ts';
import { addonsOfFindingBlocks } from './diagnosed-addon-blocks.ts';
import { explanationOfFinding } from './explanation-of-finding.ts';
import { pageOf } from './page-of.ts';
import { stepsOfFinding, type ToldSteps } from './step-blocks.ts';

const OTHER_GRANTS = 5;
const SOURCES = 2;

export interface FindingBlocksOptions {
  readonly told: ToldSteps;
  /** Of the others less is told. */
  readonly isFirst: boolean;
}

/** One finding: what to do, whose policy and why, the rule that proves it, what follows from what, the lines. */
export function findingBlocks(
  finding: Finding,
  diagnosis: Diagnosis,
  { told, isFirst }: FindingBlocksOptions,
): readonly Block[] {
  const explanation = explanationOfFinding(finding, diagnosis);
  const best = advisedGrant(finding.interfaces);
  const others = finding.interfaces.filter((grant) => grant !== best);
  return [
    ...addonsOfFindingBlocks(finding, diagnosis),
    ...stepsOfFinding(finding, diagnosis, told),
    ...whatItIs(finding, explanation).map((text) => ({ kind: 'paragraph', text }) as const),
    ...noteBlocks(finding),
    ...(best
      ? [
          {
            kind: 'rule',
            rule: best.rule,
            about: aboutGrant(best, diagnosis.knowledge.snapd),
            interface: best.name,
          } as const,
        ]
      : []),
    ...(isFirst && others.length > 0 ? [{ kind: 'note', text: othersSentence(others, best) } as const] : []),
    ...(explanation ? explanationBlocks(finding, explanation, isFirst) : []),
    ...chainBlocks(finding, diagnosis.findings),
    { kind: 'note', text: seenSentence(finding) },
    { kind: 'evidence', lines: isFirst ? finding.evidence : finding.evidence.slice(0, 1) },
  ];
}

/** What tells this apart from what looks like it. */
function noteBlocks({ notes }: Finding): readonly Block[] {
  return notes.flatMap((note): readonly Block[] => {
    if (note.code === 'permitted-by') {
      const { rule, source, release } = note;
      return [
        {
          kind: 'rule',
          rule,
          about: `permitted without any connection, ${source.file}:${source.line} in snapd ${release}`,
        },
      ];
    }
    const text = noteSentence(note);
    return [
      ...(text === null ? [] : [{ kind: 'paragraph', text } as const]),
      ...(note.code === 'noise-counts'
        ? [{ kind: 'reference', ...pageOf({ kind: 'noise', slug: note.slug }) } as const]
        : []),
    ];
  });
}

function whatItIs(finding: Finding, explanation: Explanation | undefined): readonly string[] {
  const means = explanation && filledTemplate(explanation.means, finding.captures);
  const explained = means === undefined ? [] : [means];
  if (finding.trouble) {
    const outcome = finding.outcome === 'cause' && means !== undefined ? [] : [outcomeSentence(finding)];
    return [...explained, ...troubleSentences(finding.trouble), ...outcome];
  }
  const who = finding.told ? toldSentence(finding) : ownerSentence(finding.subject, isOnlyLogged(finding));
  // What is known of it in particular says more than the outcome in general.
  return [`${who} ${outcomeSentence(finding)}`.trim(), ...explained];
}

/** What would show whether it is that, where more is written, and where it comes from. */
function explanationBlocks(finding: Finding, explanation: Explanation, isFirst: boolean): readonly Block[] {
  const [check] = explanation.check;
  const look =
    !isFirst || check?.run === undefined || finding.confidence === 'proven'
      ? []
      : [
          { kind: 'note', text: `To be sure: ${filledTemplate(check.say, finding.captures)}` } as const,
          { kind: 'command', argv: filledWords(check.run, finding.captures) } as const,
        ];
  return [
    ...look,
    { kind: 'reference', ...pageOf(explanation) },
    { kind: 'sources', sources: isFirst ? explanation.sources.slice(0, SOURCES) : [] },
  ];
}

function toldSentence({ causedBy, subject }: Finding): string {
  if (causedBy.length > 0) return 'The program says so itself; the record of the same path tells why.';
  const who = subject.snap === undefined ? 'A program' : `A program of the snap ${subject.snap}`;
  return `${who} says so itself, and no record here tells what refused it: plain file permissions look the same.`;
}

function aboutGrant(grant: Grant, snapd: string): string {
  const conditions = grant.conditions.map(conditionText);
  const only = conditions.length === 0 ? '' : `; only if ${conditions.join(' and ')}`;
  return `interface ${grant.name}, ${grant.source.file}:${grant.source.line} in snapd ${snapd}; ${connectionSentence(grant.connection)}${only}`;
}

function othersSentence(others: readonly Grant[], best: Grant | undefined): string {
  const names = others.slice(0, OTHER_GRANTS).map(({ name }) => name);
  const more = others.length - names.length;
  if (!best) {
    const broad = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return `These permit it with nearly everything else, or are made for other snaps, and are no answer to it: ${broad}.`;
  }
  return `These permit it as well, and more besides: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function seenSentence(finding: Finding): string {
  const lines = finding.at.map(({ file, line }) => (file === undefined ? String(line) : `${file}:${line}`));
  const times = finding.count === 1 ? 'once' : `${finding.count} times`;
  const shown = lines.slice(0, 5).join(', ');
  return `Seen ${times}, line ${shown}${lines.length > 5 ? ', …' : ''}. Confidence: ${finding.confidence}. Id: ${finding.id}`;
}
