import type { DiagnoseOptions, Diagnosis } from '@whyblocked/contract';

/** What the engine hands to a worker thread when it starts. */
export interface WorkerSetup {
  readonly knowledgePath: string;
}

export interface WorkerTask {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly options: DiagnoseOptions;
}

export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'diagnosis'; readonly id: number; readonly diagnosis: Diagnosis }
  | {
      readonly kind: 'unknown-release';
      readonly id: number;
      readonly release: string;
      readonly known: readonly string[];
    }
  | { readonly kind: 'bug'; readonly id: number; readonly message: string };
