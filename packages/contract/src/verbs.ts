import type { ConnectionAnswer, ConnectionRequest } from './connection-answer.ts';
import type { DiagnoseOptions } from './diagnose-request.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { InterfaceDetail, InterfaceList } from './interface-info.ts';

/** Why a diagnosis could not be given. */
export type DiagnoseFailure =
  | { readonly code: 'unknown-release'; readonly release: string; readonly known: readonly string[] }
  | { readonly code: 'busy'; readonly queued: number }
  | { readonly code: 'deadline'; readonly timeoutMs: number };

/** Why a question about a connection could not be answered. */
export type ConnectionFailure =
  | { readonly code: 'unknown-release'; readonly release: string; readonly known: readonly string[] }
  | {
      readonly code: 'unknown-interface';
      readonly interface: string;
      /** Interfaces that were perhaps meant, the nearest first. */
      readonly near: readonly string[];
    };

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
  answerConnection(
    name: string,
    request?: ConnectionRequest,
  ): Promise<
    { readonly ok: true; readonly value: ConnectionAnswer } | { readonly ok: false; readonly error: ConnectionFailure }
  >;
}
