import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';
/** Where Debian puts the programs of the newest release installed, which it leaves off the PATH. */
const programs = existsSync(DEBIAN)
  ? join(DEBIAN, readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a))[0] ?? '', 'bin')
  : '';

/** Whether tests on PostgreSQL run: where its server is installed, and where none may be skipped. */
export const isPostgresWanted = existsSync(join(programs, 'initdb')) || process.env.REQUIRE_ALL === '1';

export interface StartedPostgres {
  /** The URL of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Ends the server without any chance to finish, as a loss of power does, and starts it again. */
  crash(): Promise<void>;
  /** Checks every index and table, as pg_amcheck does; rejects with what it says where something is wrong. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a server of its own in a folder that goes with it, reached by a socket in that folder alone.
 *
 * @param isDurable whether it waits for the disk; what need not survive a crash is faster without
 */
export async function startPostgres({ isDurable = false } = {}): Promise<StartedPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'wb-pg-'));
  const data = join(folder, 'data');
  // The server refuses to run as root.
  const owner = process.getuid?.() === 0 ? idsOf('postgres') : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const act = (program: string, args: readonly string[]) =>
    run(join(programs, program), args, { ...owner, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  const control = (...args: readonly string[]) => act('pg_ctl', ['-D', data, '-w', '-s', ...args]);
  const start = () =>
    control(
      '-l',
      join(folder, 'log'),
      '-o',
      `-k ${folder} -c listen_addresses='' -c fsync=${isDurable ? 'on' : 'off'}`,
      'start',
    );
  await act('initdb', ['-D', data, '-U', 'whyblocked', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  await start();
  const urlOf = (database: string) => `postgres://whyblocked@localhost/${database}?host=${encodeURIComponent(folder)}`;
  let databases = 0;
  return {
    newDatabase: async () => {
      const name = `community_${databases++}`;
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    crash: async () => {
      await control('-m', 'immediate', 'stop');
      await start();
    },
    check: async () => {
      await act('pg_amcheck', ['-h', folder, '-U', 'whyblocked', '--install-missing', '--heapallindexed', '--all']);
    },
    stop: async () => {
      await control('-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true });
    },
  };
}

function idsOf(user: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
