import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
  /** Kills every process of the server, without a chance to finish anything. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  /** Checks every table and index; rejects with what is wrong. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a server of its own in a folder that goes with it, reached by a socket in that folder alone.
 *
 * @param isDurable whether it waits for the disk; what need not survive a loss of power is faster without
 */
export async function startPostgres({ isDurable = false } = {}): Promise<StartedPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'wb-pg-'));
  const data = join(folder, 'data');
  // The server refuses to run as root.
  const owner = process.getuid?.() === 0 ? idsOf('postgres') : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const act = (program: string, args: readonly string[]) => run(join(programs, program), args, options);
  const start = async (): Promise<ChildProcess> => {
    const args = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', `fsync=${isDurable ? 'on' : 'off'}`];
    const server = spawn(join(programs, 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    await readiness(server);
    return server;
  };
  await act('initdb', ['-D', data, '-U', 'whyblocked', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  let server = await start();
  const urlOf = (name: string): string => `postgres://whyblocked@localhost/${name}?host=${encodeURIComponent(folder)}`;
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
    kill: async () => {
      const { pid = 0 } = server;
      const workers = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      for (const worker of workers) killIfThere(worker);
      await ended;
    },
    startAgain: async () => {
      server = await start();
    },
    check: async () => {
      await act('pg_amcheck', ['-h', folder, '-U', 'whyblocked', '--install-missing', '--heapallindexed', '--all']);
    },
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        const ended = once(server, 'exit');
        server.kill('SIGQUIT');
        await ended;
      }
      rmSync(folder, { recursive: true });
    },
  };
}

/** Resolves when the server takes connections; rejects with what it said where it ends before. */
async function readiness(server: ChildProcess): Promise<void> {
  if (!server.stderr) throw new Error('the server has no log');
  const said: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    said.push(line);
    if (line.includes('ready to accept connections')) {
      server.stderr.resume();
      return;
    }
  }
  throw new Error(`the server did not start: ${said.join('\n')}`);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function idsOf(user: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
