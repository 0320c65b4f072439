import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Discord } from '@whyblocked/discord-loopback';

export type LogLine = Readonly<Record<string, unknown>>;

export interface StartedBot {
  readonly child: ChildProcess;
  /** What it logged so far. */
  readonly log: readonly LogLine[];
  /** What it logged of a question, as soon as it is answered or given up. */
  told(id: string): Promise<LogLine>;
  readonly stderr: () => string;
  /** Resolves to the exit code when it has ended. */
  readonly ended: Promise<number | null>;
  health(): Promise<{ readonly status: number; readonly body: LogLine }>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface BotStart {
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether to wait until Discord has its connection. */
  readonly isConnected?: boolean;
}

/** As it is built: from its sources it would start ten times slower. */
const main = fileURLToPath(new URL('../dist/bot.js', import.meta.url));

/** Starts the bot as a process of its own; rejects where it ends before it is connected. */
export async function startBot(
  discord: Discord,
  { environment = {}, isConnected = true }: BotStart = {},
): Promise<StartedBot> {
  const before = discord.gateway.connected;
  const bot = spawnBot({ ...discord.environment, ...environment });
  if (!isConnected) return bot;
  const failed = bot.ended.then((code) => Promise.reject(new Error(`the bot ended with ${code}: ${bot.stderr()}`)));
  await Promise.race([
    failed,
    discord.world.until(() => discord.gateway.connected > before || undefined, 'the bot to connect', 60_000),
  ]);
  return bot;
}

export function spawnBot(environment: Readonly<Record<string, string>>): StartedBot {
  const state = mkdtempSync(join(tmpdir(), 'bot-'));
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:DISCORD|WHYBLOCKED)_/.test(name));
  const child = spawn(process.execPath, [main], {
    env: { ...Object.fromEntries(inherited), HEALTH_PORT: '0', WHYBLOCKED_STATE_DIR: state, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killed = (): boolean => child.kill('SIGKILL');
  process.once('exit', killed);
  const log: LogLine[] = [];
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const waiting = new Map<string, (line: LogLine) => void>();
  createInterface(child.stdout).on('line', (text) => {
    const line: LogLine = JSON.parse(text);
    log.push(line);
    if (line.msg === 'question') waiting.get(String(line.id))?.(line);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve)).finally(() => {
    process.off('exit', killed);
    rmSync(state, { recursive: true, force: true });
  });
  return {
    child,
    log,
    stderr: () => stderr,
    told: (id) => {
      const before = log.find((line) => line.msg === 'question' && line.id === id);
      return before ? Promise.resolve(before) : new Promise((resolve) => waiting.set(id, resolve));
    },
    ended,
    async health() {
      const response = await fetch(String(log.find(({ health }) => health !== undefined)?.health));
      return { status: response.status, body: JSON.parse(await response.text()) };
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
