import { parentPort, workerData } from 'node:worker_threads';
import type { AddonStatement } from '@whyblocked/contract';
import { createDiagnoser } from '../diagnosis/create-diagnoser.ts';
import { readPaste } from '../diagnosis/read-paste.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { createWhatIf } from '../what-if/create-what-if.ts';
import { AskedParts } from './asked-parts.ts';
import { heldParts } from './held-parts.ts';
import type { WorkerOrder, WorkerQuestion, WorkerReply, WorkerSetup, WorkerTask } from './worker-message.ts';

/** Entry of a worker thread: opens the knowledge once, then answers one task after the other. */
const port = parentPort;
if (port) {
  const { knowledgePath, readMs } = workerData as WorkerSetup;
  const knowledge = openKnowledge(knowledgePath);
  const now = (): number => performance.now();
  const say = (message: WorkerReply): void => port.postMessage(message);
  let asked: AskedParts | undefined;
  let accepted: readonly AddonStatement[] = [];

  const answer = async ({ id, question, held }: WorkerTask): Promise<WorkerReply> => {
    const startMs = now();
    const parts = new AskedParts(() => say({ kind: 'more', id }), now);
    asked = parts;
    const reader = readerFor(knowledge, question, accepted);
    if (!reader.ok) return { kind: 'refusal', id, error: reader.error };
    const time = { limitMs: readMs, spentMs: () => now() - startMs - parts.waitedMs };
    await readPaste(held === null ? parts : heldParts(held), reader.value.reader, time);
    if (parts.isAbandoned) return { kind: 'abandoned', id };
    return { kind: 'answer', id, answer: reader.value.end() };
  };

  port.on('message', (order: WorkerOrder) => {
    if (order.kind === 'part') asked?.give(order.part);
    else if (order.kind === 'abandon') asked?.abandon();
    else if (order.kind === 'accepted') accepted = order.statements;
    else {
      const bug = (error: unknown): WorkerReply => ({
        kind: 'bug',
        id: order.id,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      answer(order).catch(bug).then(say);
    }
  });
  say({ kind: 'ready' });
}

function readerFor(knowledge: Knowledge, { verb, options }: WorkerQuestion, accepted: readonly AddonStatement[]) {
  return verb === 'diagnose' ? createDiagnoser(knowledge, options, accepted) : createWhatIf(knowledge, options);
}
