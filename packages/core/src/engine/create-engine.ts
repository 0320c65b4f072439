import { type AddonStatement, limits, type Paste, type Verbs } from '@whyblocked/contract';
import { answerConnection } from '../connection/answer-connection.ts';
import type { Diagnose } from '../diagnosis/diagnose.ts';
import { getExplanation, listExplanations } from '../explanations/list-explanations.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { getInterface, listInterfaces } from '../knowledge/list-interfaces.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import type { WorkerQuestion } from './worker-message.ts';
import { WorkerPool } from './worker-pool.ts';

const STREAM_WAIT_MS = 60_000;

export interface EngineOptions {
  /** The file `knowledge.db`. */
  readonly knowledgePath: string;
  /** Worker threads; 2 by default. */
  readonly workers?: number;
  /** Wall time of the work on one diagnosis, 30 s by default; waiting for bytes is no work. */
  readonly deadlineMs?: number;
  /** Diagnoses that may wait for a worker, 64 by default. */
  readonly queueLimit?: number;
  /** Work after which a paste is not read any further, 20 s by default. */
  readonly readMs?: number;
  /** Pastes that arrive in parts and are read at one time, each by a worker of its own that starts when first needed; 2 by default. */
  readonly streams?: number;
  /** Such pastes that may wait, unread, for a minute at most; 8 by default. */
  readonly streamQueueLimit?: number;
}

/** The verbs of whyblocked, answered in this process with the diagnoses in worker threads. */
export interface Engine extends Verbs {
  readonly knowledge: { readonly version: string; readonly snapd: string } & Pick<Knowledge, 'addons'>;
  /** To be told the same list again costs nothing. */
  readonly diagnose: Diagnose;
  /** Questions that wait for a worker at this moment. */
  queued(): number;
  close(): Promise<void>;
}

/** Opens the knowledge and starts the workers; rejects when the knowledge cannot be opened. */
export async function createEngine({
  knowledgePath,
  workers = 2,
  deadlineMs = limits.diagnosisMs,
  queueLimit = 64,
  readMs = limits.readMs,
  streams = 2,
  streamQueueLimit = 8,
}: EngineOptions): Promise<Engine> {
  const knowledge = openKnowledge(knowledgePath);
  const shared = { setup: { knowledgePath, readMs }, deadlineMs };
  const held = new WorkerPool({ ...shared, workers, queueLimit, isLazy: false });
  // Whoever sends slowly keeps a worker that long; so these never take one that answers what is there already.
  const arriving = new WorkerPool({
    ...shared,
    workers: streams,
    queueLimit: streamQueueLimit,
    waitMs: STREAM_WAIT_MS,
    isLazy: true,
  });
  const run = (paste: Paste, question: WorkerQuestion, accepted?: readonly AddonStatement[]) =>
    (Symbol.asyncIterator in paste ? arriving : held).run(paste, question, accepted);
  try {
    await held.ready();
  } catch (cause) {
    await held.close();
    throw new Error('a worker thread could not open the knowledge', { cause });
  }
  return {
    knowledge: { version: knowledge.version, snapd: knowledge.newestRelease, addons: () => knowledge.addons() },
    // A worker answers each verb with what that verb gives, and refuses only for its reasons.
    diagnose: async (paste, options = {}, accepted) =>
      run(paste, { verb: 'diagnose', options }, accepted) as ReturnType<Engine['diagnose']>,
    whatIf: async (paste, options) => run(paste, { verb: 'whatIf', options }) as ReturnType<Engine['whatIf']>,
    listInterfaces: async () => listInterfaces(knowledge),
    getInterface: async (name) => getInterface(knowledge, name),
    listExplanations: async (kind) => listExplanations(knowledge, kind),
    getExplanation: async (kind, slug) => getExplanation(knowledge, kind, slug),
    answerConnection: async (name, request) => answerConnection(knowledge, name, request),
    queued: () => held.queued + arriving.queued,
    close: async () => {
      await Promise.all([held.close(), arriving.close()]);
      knowledge.close();
    },
  };
}
