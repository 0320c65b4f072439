import type { Diagnosis, Finding, Outcome } from '@whyblocked/contract';
import { explanationBlocks } from '../answer/explanation-blocks.ts';
import { explanationOfFinding } from '../answer/explanation-of-finding.ts';
import { printable } from '../printable.ts';
import { blocksMarkdown } from '../render-markdown.ts';
import { blocksText } from '../render-text.ts';
import { filledTemplate } from '../sentences/filled-template.ts';
import { sourceUrl } from '../sentences/source-text.ts';
import type { SarifLevel, SarifRule } from './sarif-log.ts';

/** What an outcome means wherever it is met: the rules of a tool say nothing of one finding. */
const OUTCOMES: Record<Outcome, { readonly title: string; readonly help: string }> = {
  'connect-interface': {
    title: 'A plug has to be connected',
    help: 'An interface permits the access. The snap has the plug, or it is not known whether it has: "snap connections SNAP" tells.',
  },
  'declare-plug': {
    title: 'The snap lacks a plug',
    help: 'An interface permits the access and the snap has no plug of it: add it to the plugs of the app in snapcraft.yaml.',
  },
  'already-permitted': {
    title: 'The present policy permits it',
    help: 'The process runs under an older profile or from an older revision: refresh the snap and start it again.',
  },
  'use-own-path': {
    title: 'The snap has its own place for it',
    help: 'Use $SNAP_DATA, $SNAP_COMMON, $SNAP_USER_DATA or a layout; no interface is needed.',
  },
  harmless: { title: 'It harms nobody', help: 'The refusal is known to change nothing for the program.' },
  'no-interface': {
    title: 'No interface permits it',
    help: 'No interface of snapd that is known here permits the access: the program has to do without it.',
  },
  'container-profile': {
    title: 'The profile of a container refuses it',
    help: 'The AppArmor or seccomp profile of the container decides; no interface of snapd changes that.',
  },
  'policy-bug': {
    title: 'The policy is at fault',
    help: 'The profile should permit it: report it to its maintainers.',
  },
  'package-bug': { title: 'The package is at fault', help: 'The snap itself has to be changed.' },
  'host-config': {
    title: 'The host decides',
    help: 'A profile or a setting of the host refuses it; no interface of snapd changes that.',
  },
  'devmode-allowed': {
    title: 'It was only logged',
    help: 'Nothing was refused: the profile only complains. Under strict confinement it would be refused.',
  },
  cause: { title: 'The cause is known', help: 'A named reason for which something does not run.' },
  unknown: {
    title: 'Nothing more is known',
    help: 'It is a refusal or a trouble of which nothing more is known here.',
  },
};

const LEVELS: Partial<Record<Outcome, SarifLevel>> = {
  harmless: 'note',
  'devmode-allowed': 'note',
  unknown: 'warning',
};

/** The name of the rule that a finding is a result of: what people wrote down of it, else its outcome. */
export function sarifRuleId(finding: Finding): string {
  return finding.cause ?? finding.explanation ?? finding.outcome;
}

/** How grave a finding is: what was only logged stops nobody. */
export function sarifLevel({ outcome, loggedOnly }: Finding): SarifLevel {
  return loggedOnly ? 'note' : (LEVELS[outcome] ?? 'error');
}

/** The rule that a finding is a result of. */
export function sarifRule(finding: Finding, diagnosis: Pick<Diagnosis, 'explanations'>): SarifRule {
  const { outcome, cause } = finding;
  const id = sarifRuleId(finding);
  const explanation =
    cause === undefined
      ? explanationOfFinding(finding, diagnosis)
      : diagnosis.explanations.find(({ slug }) => slug === cause);
  const common = { id, defaultConfiguration: { level: LEVELS[outcome] ?? 'error' } } as const;
  if (!explanation) {
    const { title, help } = OUTCOMES[outcome];
    return {
      ...common,
      shortDescription: { text: title },
      fullDescription: { text: help },
      help: { text: help, markdown: help },
      properties: { tags: [finding.kind, outcome] },
    };
  }
  const blocks = explanationBlocks(explanation);
  const helpUri = explanation.sources.map(sourceUrl).find((url) => url !== undefined);
  return {
    ...common,
    shortDescription: { text: printable(filledTemplate(explanation.title)) },
    fullDescription: { text: printable(filledTemplate(explanation.means)) },
    help: { text: blocksText(blocks), markdown: blocksMarkdown(blocks) },
    ...(helpUri === undefined ? {} : { helpUri }),
    properties: { tags: [...new Set([finding.kind, outcome, explanation.kind])] },
  };
}
