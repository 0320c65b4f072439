import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type LogLine = Readonly<Record<string, unknown>>;

export interface StartedApi {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it logged so far. */
  readonly log: readonly LogLine[];
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** As it is built: from its sources it would start ten times slower. */
const main = fileURLToPath(new URL('../dist/api.js', import.meta.url));

/** Starts the API as a process of its own on a free port; rejects with what it wrote when it ends before it listens. */
export function startApi(environment: Record<string, string> = {}): Promise<StartedApi> {
  const child = spawnApi({ PORT: '0', ...environment });
  const log: LogLine[] = [];
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`the API ended with ${code}: ${errors}`)));
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (text) => {
      const line: LogLine = JSON.parse(text);
      log.push(line);
      if (line.msg !== 'listening') return;
      const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal);
        return ended;
      };
      resolve({ child, url: String(line.url), log, stop });
    });
  });
}

/** Starts the API where it must not come to listen; resolves to how it ended. */
export function failedStart(environment: Record<string, string>) {
  const child = spawnApi(environment);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  return new Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** With a database of its own, which goes with it, where no other is named. */
function spawnApi(environment: Record<string, string>): ChildProcess {
  const { HOST: _host, PORT: _port, DATABASE_URL: _database, ...inherited } = process.env;
  const stateDir = mkdtempSync(join(tmpdir(), 'whyblocked-api-'));
  const child = spawn(process.execPath, [main], {
    env: { ...inherited, WHYBLOCKED_STATE_DIR: stateDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.once('close', () => rmSync(stateDir, { recursive: true, force: true }));
  return child;
}
