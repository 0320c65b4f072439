import type { Diagnosis, Verbs } from '@whyblocked/contract';
import type { BodyPatience } from './request/body-patience.ts';

/** What is told about one request when it is answered: never contents, names or addresses. */
export interface RequestEvent {
  readonly id: string;
  readonly method: string;
  /** The pattern that matched ("/v1/interfaces/:name"), never the URL; null when there is none. */
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
  /** Code of the problem that was answered. */
  readonly problem?: string;
  /** Size of what was pasted. */
  readonly inputBytes?: number;
  readonly verdict?: Diagnosis['verdict']['code'];
  /** How many findings there were of each outcome. */
  readonly outcomes?: Readonly<Record<string, number>>;
}

/** Where the server tells what happened; the app writes it. */
export interface ServerLog {
  request(event: RequestEvent): void;
  /** A bug or a broken environment; the answer carries only the id. */
  failure(id: string, error: unknown): void;
}

export interface ServerLimits {
  /** Pasted text in one request, and JSON. */
  readonly bodyBytes: number;
  /** Files and archives in one request, as they are sent. */
  readonly uploadBytes: number;
  /** How slowly a client may send. */
  readonly patience: BodyPatience;
  /** Bytes of all large bodies that are being read or diagnosed at one time. */
  readonly heldBytes: number;
  /** Large bodies that may wait for that; one more is refused as busy. */
  readonly waitingBodies: number;
}

export interface ServerDeps {
  readonly verbs: Verbs;
  /** Version of this program. */
  readonly version: string;
  /** Which snapshot answers. */
  readonly knowledge: { readonly version: string; readonly snapd: string };
  readonly log?: ServerLog;
  readonly limits?: Partial<ServerLimits>;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  readonly newId?: () => string;
}
