import type { ConnectionAnswer, ConnectionRequest } from './connection-answer.ts';
import type { DiagnoseOptions } from './diagnose-request.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Explanation, ExplanationKind, ExplanationList } from './explanation.ts';
import type { InterfaceDetail, InterfaceList } from './interface-info.ts';
import type { Paste } from './paste.ts';
import type { WhatIf, WhatIfOptions } from './what-if.ts';

/** Why the engine does not take or finish a question. */
export type EngineFailure =
  | { readonly code: 'busy'; readonly queued: number }
  | { readonly code: 'deadline'; readonly timeoutMs: number };

/** Why a diagnosis could not be given. */
export type DiagnoseFailure =
  | { readonly code: 'unknown-release'; readonly release: string; readonly known: readonly string[] }
  | EngineFailure;

/** Why it could not be said what connections would change. */
export type WhatIfFailure = DiagnoseFailure | UnknownInterface;

/** No interface of this name is in the release. */
export interface UnknownInterface {
  readonly code: 'unknown-interface';
  readonly interface: string;
  /** Interfaces that were perhaps meant, the nearest first. */
  readonly near: readonly string[];
}

/** Why a question about a connection could not be answered. */
export type ConnectionFailure =
  | { readonly code: 'unknown-release'; readonly release: string; readonly known: readonly string[] }
  | UnknownInterface;

/**
 * What whyblocked can be asked, wherever it runs: core answers in this process, a client over HTTP. Bytes are what was
 * pasted, undecoded.
 */
export interface Verbs {
  diagnose(
    input: Paste,
    options?: DiagnoseOptions,
  ): Promise<
    { readonly ok: true; readonly value: Diagnosis } | { readonly ok: false; readonly error: DiagnoseFailure }
  >;
  /** Which denials of a paste would go if plugs were connected. */
  whatIf(
    input: Paste,
    options: WhatIfOptions,
  ): Promise<{ readonly ok: true; readonly value: WhatIf } | { readonly ok: false; readonly error: WhatIfFailure }>;
  listInterfaces(): Promise<InterfaceList>;
  /** null when no release of snapd has an interface of this name. */
  getInterface(name: string): Promise<InterfaceDetail | null>;
  /** All causes, known issues, noise or judgements, by slug; all kinds where none is named. */
  listExplanations(kind?: ExplanationKind): Promise<ExplanationList>;
  /** null when nothing of that kind has this slug. */
  getExplanation(kind: ExplanationKind, slug: string): Promise<Explanation | null>;
  answerConnection(
    name: string,
    request?: ConnectionRequest,
  ): Promise<
    { readonly ok: true; readonly value: ConnectionAnswer } | { readonly ok: false; readonly error: ConnectionFailure }
  >;
}
