import type {
  AddonStatement,
  DiagnoseOptions,
  Diagnosis,
  PastePart,
  UnknownInterface,
  WhatIf,
  WhatIfOptions,
} from '@whyblocked/contract';

/** What the engine hands to a worker thread when it starts. */
export interface WorkerSetup {
  readonly knowledgePath: string;
  /** Work after which a paste is not read any further, in milliseconds. */
  readonly readMs: number;
}

/** What can be asked about a paste, with the answers by the name of the verb. */
export type WorkerQuestion =
  | { readonly verb: 'diagnose'; readonly options: DiagnoseOptions }
  | { readonly verb: 'whatIf'; readonly options: WhatIfOptions };

export interface WorkerAnswers {
  readonly diagnose: Diagnosis;
  readonly whatIf: WhatIf;
}

export interface WorkerTask {
  readonly kind: 'task';
  readonly id: number;
  readonly question: WorkerQuestion;
  /** All of the paste, or null where its parts have to be asked for one by one. */
  readonly held: readonly PastePart[] | null;
}

export type WorkerOrder =
  | WorkerTask
  /** What accepted reports say of addons, for all tasks from now on. */
  | { readonly kind: 'accepted'; readonly statements: readonly AddonStatement[] }
  /** null: there are no more. */
  | { readonly kind: 'part'; readonly part: PastePart | null }
  /** The parts failed: nobody waits for an answer. */
  | { readonly kind: 'abandon' };

/** What was asked for cannot be answered. */
export type WorkerRefusal =
  | { readonly code: 'unknown-release'; readonly release: string; readonly known: readonly string[] }
  | UnknownInterface;

export type WorkerReply =
  | { readonly kind: 'ready' }
  /** The part before is read. */
  | { readonly kind: 'more'; readonly id: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: WorkerAnswers[keyof WorkerAnswers] }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: WorkerRefusal }
  | { readonly kind: 'abandoned'; readonly id: number }
  | { readonly kind: 'bug'; readonly id: number; readonly message: string };
