import type { DiagnoseOptions, Diagnosis, UnknownInterface, WhatIf, WhatIfOptions } from '@whyblocked/contract';

/** What the engine hands to a worker thread when it starts. */
export interface WorkerSetup {
  readonly knowledgePath: string;
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
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly question: WorkerQuestion;
}

/** What was asked for cannot be answered. */
export type WorkerRefusal =
  | { readonly code: 'unknown-release'; readonly release: string; readonly known: readonly string[] }
  | UnknownInterface;

export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: WorkerAnswers[keyof WorkerAnswers] }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: WorkerRefusal }
  | { readonly kind: 'bug'; readonly id: number; readonly message: string };
