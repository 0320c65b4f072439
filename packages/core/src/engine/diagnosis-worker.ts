import { parentPort, workerData } from 'node:worker_threads';
import { createDiagnoser } from '../diagnosis/create-diagnoser.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { createWhatIf } from '../what-if/create-what-if.ts';
import type { WorkerQuestion, WorkerReply, WorkerSetup, WorkerTask } from './worker-message.ts';

/** Entry of a worker thread: opens the knowledge once, then answers one task after the other. */
const port = parentPort;
if (port) {
  const { knowledgePath } = workerData as WorkerSetup;
  const knowledge = openKnowledge(knowledgePath);
  const reply = (message: WorkerReply): void => port.postMessage(message);
  port.on('message', ({ id, bytes, question }: WorkerTask) => {
    try {
      const reader = readerFor(knowledge, question);
      if (!reader.ok) return reply({ kind: 'refusal', id, error: reader.error });
      reader.value.push(bytes);
      reply({ kind: 'answer', id, answer: reader.value.end() });
    } catch (error) {
      reply({ kind: 'bug', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  reply({ kind: 'ready' });
}

function readerFor(knowledge: Knowledge, { verb, options }: WorkerQuestion) {
  return verb === 'diagnose' ? createDiagnoser(knowledge, options) : createWhatIf(knowledge, options);
}
