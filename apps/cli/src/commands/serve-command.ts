import { limits } from '@whyblocked/contract';
import { communityLimits, connectCommunity, createEngine } from '@whyblocked/core';
import { Command, InvalidArgumentError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { UsageError } from '../output/fail.ts';
import { writeLine } from '../output/write-line.ts';
import { communityPlace } from './community-place.ts';
import { knowledgePath } from './open-knowledge-option.ts';

/** How long running requests may take to end when the program is asked to. */
const GRACE_MS = 5_000;

interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly maxUploadBytes: number;
  readonly knowledge?: string;
}

/** `whyblocked serve`: the API and pages in this process, without request logs. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the API and pages.')
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <number>', 'the port; 0 takes any free one', portNumber, 8420)
    .option(
      '--max-upload-bytes <number>',
      'what one request may bring of files and archives',
      byteNumber,
      limits.uploadBytes,
    )
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ whyblocked serve --port 9000')
    .action(async ({ host, port, maxUploadBytes: uploadBytes, knowledge }: ServeOptions) => {
      // Loading the server takes longer than most commands run.
      const { createServer, listen, listenSentence } = await import('@whyblocked/server');
      const knowledgeFile = knowledgePath(knowledge);
      const engine = await createEngine({ knowledgePath: knowledgeFile });
      const place = communityPlace();
      const connected = await connectCommunity({ place, knowledge: engine.knowledge, diagnose: engine.diagnose });
      const { addons, community, diagnose, identify } = connected;
      const app = createServer({
        verbs: { ...engine, diagnose },
        addons,
        community,
        identify,
        paces: communityLimits,
        knowledgeFile,
        version: packageJson.version,
        knowledge: engine.knowledge,
        limits: { uploadBytes },
      });
      const listening = await listen(app, { host, port });
      if (!listening.ok) {
        await Promise.all([connected.close(), engine.close()]);
        throw new UsageError(listenSentence(listening.error));
      }
      await writeLine(`whyblocked is at ${listening.value.url}`);
      if (connected.failure) await writeLine('The database of the community cannot be opened; reports are not taken.');
      const stop = async (): Promise<void> => {
        await listening.value.close(GRACE_MS);
        await Promise.all([connected.close(), engine.close()]);
      };
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

function byteNumber(text: string): number {
  const bytes = Number(text);
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  throw new InvalidArgumentError('A limit is a whole number of bytes, such as 134217728.');
}
