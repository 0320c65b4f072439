import { parentPort, workerData } from 'node:worker_threads';
import { diagnoseSync } from '../diagnosis/diagnose-sync.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import type { WorkerReply, WorkerSetup, WorkerTask } from './worker-message.ts';

/** Entry of a worker thread: opens the knowledge once, then answers one task after the other. */
const port = parentPort;
if (port) {
  const { knowledgePath } = workerData as WorkerSetup;
  const knowledge = openKnowledge(knowledgePath);
  const reply = (message: WorkerReply): void => port.postMessage(message);
  port.on('message', ({ id, bytes, options }: WorkerTask) => {
    try {
      const result = diagnoseSync([bytes], { knowledge, ...options });
      reply(
        result.ok
          ? { kind: 'diagnosis', id, diagnosis: result.value }
          : { kind: 'unknown-release', id, release: result.error.release, known: result.error.known },
      );
    } catch (error) {
      reply({ kind: 'bug', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  reply({ kind: 'ready' });
}
