import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommunityChange } from '@whyblocked/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BundledReporter, bundleReporter } from './bundled-reporter.fixture.ts';
import { bothDatabases } from './databases.fixture.ts';
import type { CommunityPlace } from './find-community.ts';
import { openStore } from './open-store.ts';
import type { CommunityStore } from './store/community-store.ts';

/** `npm run kill` does it more often. */
const KILLS = Number(env.KILLS ?? 8);
/** A kill comes after at most so many acknowledgements, and then at any moment of the next milliseconds. */
const MOST_ACKNOWLEDGED = 40;
const MOST_MS = 20;

vi.setConfig({ testTimeout: 60_000 + KILLS * 20_000, hookTimeout: 120_000 });

let reporter: BundledReporter;
beforeAll(async () => {
  reporter = await bundleReporter();
});
afterAll(() => reporter.remove());

for (const databases of bothDatabases()) {
  describe.skipIf(!databases.isWanted)(`a process that is killed, over ${databases.kind}`, () => {
    beforeAll(() => databases.start({ isDurable: true }));
    afterAll(() => databases.stop());

    it(`loses nothing that it acknowledged, ${KILLS} times`, async () => {
      const place = await databases.newPlace();
      const acknowledged = new Map<string, string>();
      let kept: Kept = { lost: 0, seq: 0 };
      for (let kill = 0; kill < KILLS; kill++) {
        await reportUntilKilled(place, kill, acknowledged, {
          // Of the server, every other time, every process is killed at the same moment.
          killToo: kill % 2 === 1 ? () => databases.kill() : async () => {},
          after: kill % 8 === 7 ? 0 : Math.ceil(Math.random() * MOST_ACKNOWLEDGED),
        });
        kept = await lookAt(place, acknowledged, kept.seq);
        expect({ kill, lost: kept.lost }).toEqual({ kill, lost: 0 });
      }
      const { lost } = await lookAt(place, acknowledged, 0);
      expect(lost).toBe(0);
      await databases.check();
      // Seven of eight processes live until they have acknowledged one at least.
      expect(acknowledged.size).toBeGreaterThan(KILLS / 2);
      process.stdout.write(
        `${databases.kind}: ${KILLS} kills, ${acknowledged.size} acknowledged reports, ${lost} lost\n`,
      );
    });
  });
}

interface Killing {
  readonly killToo: () => Promise<void>;
  /** How much it acknowledges before; with 0 it is killed as it opens the database. */
  readonly after: number;
}

/** Starts a process that reports, kills it at a random moment, and notes what it had acknowledged. */
async function reportUntilKilled(
  place: CommunityPlace,
  run: number,
  acknowledged: Map<string, string>,
  { killToo, after }: Killing,
): Promise<void> {
  const child = spawn(execPath, [reporter.path, JSON.stringify(place), `${run}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const closed = once(child, 'close');
  const lines = createInterface(child.stdout);
  const awaited = new Promise<void>((resolve) => {
    let left = after;
    lines.on('line', (line) => {
      const [state = '', id] = line.split(' ');
      // A line that the kill cut short is no acknowledgement.
      if (id?.length === 20) acknowledged.set(id, state);
      if (left-- === 0) resolve();
    });
  });
  const isOver = await Promise.race([awaited.then(() => false), closed.then(() => true)]);
  if (isOver) throw new Error('the process ended before it was killed');
  await delay(Math.random() * MOST_MS);
  const killed = killToo();
  child.kill('SIGKILL');
  await Promise.all([killed, closed]);
}

interface Kept {
  /** Acknowledged reports that are not there, or whose decision is not. */
  readonly lost: number;
  /** The last change; what came before it was looked at. */
  readonly seq: number;
}

/** What is there after a kill. Reports that changed since the change of a number are looked at in full: also what was not acknowledged must be whole. */
async function lookAt(place: CommunityPlace, acknowledged: ReadonlyMap<string, string>, after: number): Promise<Kept> {
  // Opening checks a file for damage.
  const opened = await openStore(place);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  const changes = await allChanges(store);
  const states = new Map(changes.map(({ report, state }) => [report, state]));
  for (const id of new Set(changes.filter(({ seq }) => seq > after).map(({ report }) => report))) {
    const state = states.get(id);
    const decisions = state === 'accepted' ? [{ to: 'accepted' }] : [];
    expect(await store.findReport(id)).toMatchObject({ id, state, decisions });
  }
  await store.close();
  const isLost = ([id, state]: readonly [string, string]) => states.get(id) !== state && states.get(id) !== 'accepted';
  return { lost: Array.from(acknowledged).filter(isLost).length, seq: changes.at(-1)?.seq ?? 0 };
}

async function allChanges(store: CommunityStore): Promise<readonly CommunityChange[]> {
  const all: CommunityChange[] = [];
  for (;;) {
    const page = await store.changesSince(all.at(-1)?.seq ?? 0, 1000);
    if (page.length === 0) return all;
    all.push(...page);
  }
}
