import type {
  AddonStatement,
  AddonVerbs,
  Answer,
  CommunityUnavailable,
  CommunityVerbs,
  IdentifyFailure,
  Identity,
  Verbs,
} from '@whyblocked/contract';
import { createAddonVerbs } from '../addons/create-addon-verbs.ts';
import type { Diagnose } from '../diagnosis/diagnose.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerInTime } from './answer-in-time.ts';
import { failed } from './answers.ts';
import type { CommunityLimits } from './community-limits.ts';
import { type Community, createCommunity } from './create-community.ts';
import type { CommunityPlace } from './find-community.ts';
import { identify, type Presented } from './identities/identify.ts';
import { type OpenFailure, openStore } from './open-store.ts';
import type { CommunityStore, ReportCounts } from './store/community-store.ts';

/** A database that could not be opened is tried again not before this. */
const RETRY_MS = 5_000;

export interface ConnectOptions {
  readonly place: CommunityPlace;
  readonly knowledge: Pick<Knowledge, 'version' | 'addons'>;
  readonly diagnose: Diagnose;
  readonly limits?: CommunityLimits;
  readonly open?: typeof openStore;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

export interface ConnectedCommunity {
  readonly community: CommunityVerbs;
  /** What is known of addons; while the database cannot be reached, with the reports that were last known. */
  readonly addons: AddonVerbs;
  /** Gives diagnoses that know the same of addons. */
  readonly diagnose: Verbs['diagnose'];
  readonly identify: (presented: Presented) => Answer<Identity, IdentifyFailure>;
  /** Why the database could not be opened at first; null where it is open. */
  readonly failure: OpenFailure | null;
  /** How many reports are in each state; null where the database is away or slow. */
  readonly countReports: () => Promise<ReportCounts | null>;
  close(): Promise<void>;
}

interface Opened {
  readonly store: CommunityStore;
  readonly community: Community;
}

type Connection = { readonly ok: true; readonly value: Opened } | { readonly ok: false; readonly error: OpenFailure };

/**
 * The verbs of the community over a database that may not be there yet: then they say so, and try again when they are asked
 * later. A program that answers diagnoses need not wait for it.
 */
export async function connectCommunity({
  place,
  knowledge,
  diagnose,
  limits,
  open = openStore,
  now = () => performance.now(),
}: ConnectOptions): Promise<ConnectedCommunity> {
  const acceptedNow = answerInTime(() => within(({ community }) => community.acceptedStatements()));
  let lastAccepted: readonly AddonStatement[] = [];
  // Asked each time: what any process accepted counts at once.
  const accepted = async (): Promise<readonly AddonStatement[]> => {
    lastAccepted = (await acceptedNow()) ?? lastAccepted;
    return lastAccepted;
  };
  const addons = createAddonVerbs({ knowledge, accepted });

  const connect = async (): Promise<Connection> => {
    const store = await open(place);
    if (!store.ok) return store;
    const options = { store: store.value, diagnose, addons, knowledgeVersion: knowledge.version };
    const community = createCommunity(limits ? { ...options, limits } : options);
    return { ok: true, value: { store: store.value, community } };
  };
  let triedMs = now();
  let connection = connect();
  const first = await connection;

  async function within<T, E>(use: (reached: Opened) => Answer<T, E>): Answer<T, E | CommunityUnavailable> {
    const reached = await connection;
    if (reached.ok) return use(reached.value);
    if (now() - triedMs < RETRY_MS) return failed({ code: 'community-unavailable' });
    triedMs = now();
    connection = connect();
    const again = await connection;
    return again.ok ? use(again.value) : failed({ code: 'community-unavailable' });
  }

  return {
    addons,
    diagnose: async (paste, options) => diagnose(paste, options, await accepted()),
    countReports: answerInTime(() => within(({ community }) => community.countReports())),
    failure: first.ok ? null : first.error,
    identify: (presented) => within(({ store }) => identify(store, presented)),
    community: {
      submitReport: (input, by) => within(({ community }) => community.submitReport(input, by)),
      getReport: (id, by) => within(({ community }) => community.getReport(id, by)),
      listReports: (query, by) => within(({ community }) => community.listReports(query, by)),
      decideReport: (id, action, by) => within(({ community }) => community.decideReport(id, action, by)),
      listChanges: (since) => within(({ community }) => community.listChanges(since)),
      shareDiagnosis: (diagnosis, by) => within(({ community }) => community.shareDiagnosis(diagnosis, by)),
      getShared: (id) => within(({ community }) => community.getShared(id)),
      deleteShared: (id, secret) => within(({ community }) => community.deleteShared(id, secret)),
    },
    close: async () => {
      const reached = await connection;
      triedMs = Number.POSITIVE_INFINITY;
      if (reached.ok) await reached.value.store.close();
    },
  };
}
