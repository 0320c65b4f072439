import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@whyblocked/client';
import type { Identity } from '@whyblocked/contract';
import {
  type CommunityLimits,
  type ConnectedCommunity,
  communityLimits,
  connectCommunity,
  createEngine,
  createToken,
  type Engine,
  findCommunity,
  openStore,
} from '@whyblocked/core';
import { createServer, listen } from '@whyblocked/server';

const knowledgeFile = fileURLToPath(new URL('../../dist/knowledge.db', import.meta.url));

/** A bot speaks for them by the hash of their account. */
export const ALEX: Identity = { name: `discord:${'a1'.repeat(16)}`, role: 'reporter' };
export const BO: Identity = { name: `discord:${'b2'.repeat(16)}`, role: 'reporter' };
/** The name of the maintainer's token. */
export const KIM: Identity = { name: 'token:kim', role: 'maintainer' };
export const ANYBODY: Identity = { name: 'anonymous', role: 'anonymous' };

export interface StartedServer {
  readonly engine: Engine;
  /** What core answers over a database of its own. */
  readonly core: ConnectedCommunity;
  /** Asks the server, which has another database. */
  readonly client: Client;
  close(): Promise<void>;
}

/** Core's verbs, and a client of a server that was started, with the same knowledge and the same limits. */
export async function startServer(limits: CommunityLimits = communityLimits): Promise<StartedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'whyblocked-'));
  const engine = await createEngine({ knowledgePath: knowledgeFile });
  const { knowledge, diagnose } = engine;
  const connect = (name: string) =>
    connectCommunity({ place: placeIn(join(folder, name)), knowledge, diagnose, limits });
  const [core, served] = await Promise.all([connect('core'), connect('served')]);
  const tokens = await makeTokens(join(folder, 'served'));
  const app = createServer({
    ...served,
    verbs: engine,
    paces: limits,
    knowledgeFile,
    version: '0',
    knowledge,
  });
  const listening = await listen(app, { host: '127.0.0.1', port: 0 });
  if (!listening.ok) throw new Error(listening.error.system);
  return {
    engine,
    core,
    client: createClient({ baseUrl: listening.value.url, tokens }),
    async close() {
      await listening.value.close(0);
      await Promise.all([core.close(), served.close(), engine.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

function placeIn(stateDir: string) {
  return findCommunity({ stateDir, home: stateDir });
}

async function makeTokens(stateDir: string) {
  const store = await openStore(placeIn(stateDir));
  if (!store.ok) throw new Error(store.error.code);
  const make = async (name: string, role: 'maintainer' | 'on-behalf') => {
    const made = await createToken(store.value, { name, role, expiresInDays: 1 });
    if (!made.ok) throw new Error(made.error.code);
    return made.value.token;
  };
  const tokens = { onBehalf: await make('bot', 'on-behalf'), maintainer: await make('kim', 'maintainer') };
  await store.value.close();
  return tokens;
}
