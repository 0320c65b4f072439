import { limits, type Paste, type Verbs } from '@whyblocked/contract';
import { answerConnection } from '../connection/answer-connection.ts';
import { getInterface, listInterfaces } from '../knowledge/list-interfaces.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { WorkerPool } from './worker-pool.ts';

export interface EngineOptions {
  /** The file `knowledge.db`. */
  readonly knowledgePath: string;
  /** Worker threads; 2 by default. */
  readonly workers?: number;
  /** Wall time of one diagnosis, 30 s by default. */
  readonly deadlineMs?: number;
  /** Diagnoses that may wait for a worker, 64 by default. */
  readonly queueLimit?: number;
}

/** The verbs of whyblocked, answered in this process with the diagnoses in worker threads. */
export interface Engine extends Verbs {
  readonly knowledge: { readonly version: string; readonly snapd: string };
  close(): Promise<void>;
}

/** Opens the knowledge and starts the workers; rejects when the knowledge cannot be opened. */
export async function createEngine({
  knowledgePath,
  workers = 2,
  deadlineMs = limits.diagnosisMs,
  queueLimit = 64,
}: EngineOptions): Promise<Engine> {
  const knowledge = openKnowledge(knowledgePath);
  const pool = new WorkerPool({ workers, setup: { knowledgePath }, deadlineMs, queueLimit });
  try {
    await pool.ready();
  } catch (cause) {
    await pool.close();
    throw new Error('a worker thread could not open the knowledge', { cause });
  }
  return {
    knowledge: { version: knowledge.version, snapd: knowledge.newestRelease },
    // A worker answers each verb with what that verb gives, and refuses only for its reasons.
    diagnose: async (paste, options = {}) =>
      pool.run(await bytesOf(paste), { verb: 'diagnose', options }) as ReturnType<Engine['diagnose']>,
    whatIf: async (paste, options) =>
      pool.run(await bytesOf(paste), { verb: 'whatIf', options }) as ReturnType<Engine['whatIf']>,
    listInterfaces: async () => listInterfaces(knowledge),
    getInterface: async (name) => getInterface(knowledge, name),
    answerConnection: async (name, request) => answerConnection(knowledge, name, request),
    close: async () => {
      await pool.close();
      knowledge.close();
    },
  };
}

async function bytesOf(paste: Paste): Promise<Uint8Array> {
  if (paste instanceof Uint8Array) return paste;
  const chunks: Buffer[] = [];
  for await (const { bytes } of paste) chunks.push(Buffer.from(bytes));
  return Buffer.concat(chunks);
}
