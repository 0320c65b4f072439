import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommunityPlace } from './find-community.ts';
import { isPostgresWanted, type StartedPostgres, startPostgres } from './started-postgres.fixture.ts';

export interface Databases {
  readonly kind: CommunityPlace['kind'];
  readonly isWanted: boolean;
  start(options?: { readonly isDurable?: boolean }): Promise<void>;
  /** A place where there is nothing yet. */
  newPlace(): Promise<CommunityPlace>;
  /** Kills every process of the server, where there is one, and starts it again. */
  kill(): Promise<void>;
  /** Rejects where something on the server is damaged; files are checked whenever they are opened. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

/** Both databases that a community may be kept in, for suites that hold on each. */
export function bothDatabases(): readonly Databases[] {
  return [sqliteFiles(), postgresServer()];
}

function sqliteFiles(): Databases {
  let folder = '';
  let places = 0;
  return {
    kind: 'sqlite',
    isWanted: true,
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), 'whyblocked-community-'));
    },
    newPlace: async () => ({ kind: 'sqlite', path: join(folder, `${places++}`, 'community.db') }),
    kill: async () => {},
    check: async () => {},
    stop: async () => rmSync(folder, { recursive: true }),
  };
}

function postgresServer(): Databases {
  let server: StartedPostgres | null = null;
  const started = (): StartedPostgres => {
    if (!server) throw new Error('the server was not started');
    return server;
  };
  return {
    kind: 'postgres',
    isWanted: isPostgresWanted,
    start: async (options) => {
      server = await startPostgres(options);
    },
    newPlace: async () => ({ kind: 'postgres', url: await started().newDatabase() }),
    kill: async () => {
      await started().kill();
      await started().startAgain();
    },
    check: () => started().check(),
    stop: async () => server?.stop(),
  };
}
