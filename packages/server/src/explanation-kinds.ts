import type { ExplanationKind } from '@whyblocked/contract';

export interface ExplanationKindInfo {
  readonly kind: ExplanationKind;
  /** In addresses: "/causes", "/v1/causes". */
  readonly path: 'causes' | 'issues' | 'noise' | 'judgements';
  readonly title: string;
  readonly lead: string;
  /** Of the operations in the OpenAPI document. */
  readonly one: string;
  readonly many: string;
}

/** The kinds of things that people write down, each with an address of its own. */
export const explanationKinds: readonly ExplanationKindInfo[] = [
  {
    kind: 'cause',
    path: 'causes',
    title: 'Causes',
    lead: 'Reasons for which pods do not run: what each means, what shows it, and what helps.',
    one: 'Cause',
    many: 'Causes',
  },
  {
    kind: 'issue',
    path: 'issues',
    title: 'Known issues',
    lead: 'Faults of certain versions: where they happen, what helps, and where they are mended.',
    one: 'Issue',
    many: 'Issues',
  },
  {
    kind: 'noise',
    path: 'noise',
    title: 'Noise',
    lead: 'Refusals that harm nobody, and why.',
    one: 'Noise',
    many: 'NoiseEntries',
  },
  {
    kind: 'judgement',
    path: 'judgements',
    title: 'Judgements',
    lead: 'What is known of kinds of refusals that policy alone does not tell.',
    one: 'Judgement',
    many: 'Judgements',
  },
];
