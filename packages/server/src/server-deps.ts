import type { BlockList } from 'node:net';
import type {
  AddonVerbs,
  Answer,
  CommunityVerbs,
  Diagnosis,
  IdentifyFailure,
  Identity,
  Verbs,
} from '@whyblocked/contract';
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
  /** What came of a report or a diagnosis that was sent to be kept. */
  readonly kept?: 'report' | 'duplicate-report' | 'share';
  /** What was decided of a report: "accept", "reject". */
  readonly decision?: string;
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

/** What a request says of who sends it. */
export interface Presented {
  readonly authorization?: string | undefined;
  readonly onBehalfOf?: string | undefined;
  readonly address?: string | undefined;
}

/** How much is taken from one; told to those who ask for limits. */
export interface Pace {
  /** At once. */
  readonly burst: number;
  readonly perDay: number;
}
export type Paces = Readonly<Record<'identity' | 'address' | 'anonymous', Pace>>;

/** Something else that answers at one path, whatever the method. Its answers get the same headers, and its requests are logged. */
export interface Mount {
  readonly path: string;
  readonly answer: (request: Request) => Promise<Response>;
}

export interface ServerDeps {
  readonly verbs: Verbs;
  readonly addons: AddonVerbs;
  readonly community: CommunityVerbs;
  /** Who asks; without a header that is anybody. */
  readonly identify: (presented: Presented) => Answer<Identity, IdentifyFailure>;
  readonly paces: Readonly<Record<'reports' | 'shares', Paces>>;
  /** The file `knowledge.db`. */
  readonly knowledgeFile: string;
  /** Where people reach this server, "https://whyblocked.example.org"; absent: as they address it. */
  readonly publicUrl?: URL;
  /** Proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: BlockList;
  /** Version of this program. */
  readonly version: string;
  /** Which snapshot answers. */
  readonly knowledge: { readonly version: string; readonly snapd: string };
  readonly log?: ServerLog;
  readonly limits?: Partial<ServerLimits>;
  readonly mounts?: readonly Mount[];
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  readonly newId?: () => string;
}
