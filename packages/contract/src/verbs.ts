import type { DiagnoseOptions } from './diagnose-request.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { InterfaceDetail, InterfaceList } from './interface-info.ts';

/** Why a diagnosis could not be given. */
export type DiagnoseFailure =
  | { readonly code: 'unknown-release'; readonly release: string; readonly known: readonly string[] }
  | { readonly code: 'busy'; readonly queued: number }
  | { readonly code: 'deadline'; readonly timeoutMs: number };

/**
 * What whyblocked can be asked, wherever it runs: core answers in this process, a client over HTTP. Bytes are what was
 * pasted, undecoded.
 */
export interface Verbs {
  diagnose(
    input: Uint8Array,
    options?: DiagnoseOptions,
  ): Promise<
    { readonly ok: true; readonly value: Diagnosis } | { readonly ok: false; readonly error: DiagnoseFailure }
  >;
  listInterfaces(): Promise<InterfaceList>;
  /** null when no release of snapd has an interface of this name. */
  getInterface(name: string): Promise<InterfaceDetail | null>;
}
