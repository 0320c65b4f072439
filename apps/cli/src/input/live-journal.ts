import { spawn } from 'node:child_process';
import { UsageError } from '../output/fail.ts';

/** The kernel's part of the journal from now on, one JSON object a line, until `signal` says so. */
export async function* liveJournal(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const journal = spawn('journalctl', ['-kf', '-o', 'json', '-n', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const failed = new Promise<never>((_, reject) => {
    journal.once('error', () =>
      reject(
        new UsageError('journalctl cannot be started here: name a file to follow, or pipe a log into this command.'),
      ),
    );
  });
  failed.catch(() => undefined);
  signal.addEventListener('abort', () => journal.kill(), { once: true });
  try {
    await Promise.race([failed, new Promise((resolve) => journal.once('spawn', resolve))]);
    for await (const chunk of journal.stdout) yield chunk as Buffer;
  } finally {
    journal.kill();
  }
}
