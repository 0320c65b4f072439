import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommunityPlace } from './find-community.ts';
import { isPostgresWanted, type StartedPostgres, startPostgres } from './started-postgres.fixture.ts';

export interface Databases {
  readonly kind: CommunityPlace['kind'];
  readonly isWanted: boolean;
  start(): Promise<void>;
  /** A place where there is nothing yet. */
  newPlace(): Promise<CommunityPlace>;
  /** Ends whatever serves them as a loss of power does, and brings it back; of a file nothing has to. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Both databases that a community may be kept in, for suites that hold on each. */
export function bothDatabases(): readonly Databases[] {
  return [sqliteFiles(), postgresServer()];
}

function sqliteFiles(): Databases {
  const folder = mkdtempSync(join(tmpdir(), 'whyblocked-community-'));
  let places = 0;
  return {
    kind: 'sqlite',
    isWanted: true,
    start: async () => {},
    newPlace: async () => ({ kind: 'sqlite', path: join(folder, `${places++}`, 'community.db') }),
    crash: async () => {},
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
    start: async () => {
      server = await startPostgres();
    },
    newPlace: async () => ({ kind: 'postgres', url: await started().newDatabase() }),
    crash: () => started().crash(),
    stop: async () => server?.stop(),
  };
}
