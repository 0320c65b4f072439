import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Diagnosis } from '../packages/contract/src/index.ts';
import { explainerOf } from '../packages/core/src/explanations/explainer.ts';
import { createDiagnoser, createPolicyQuestioner, diagnoseSync, openKnowledge } from '../packages/core/src/index.ts';
import { denseLog, sparseLog } from './generated-log.ts';
import { median, percentile } from './percentile.ts';
import { somePastes, storyPastes } from './some-pastes.ts';

const SPARSE_BYTES = 1_000_000_000;
/** LibAppArmor's loop holds all lines in memory, and takes minutes for larger logs. */
const LOOP_BYTES = 500_000_000;
const knowledgePath = fileURLToPath(new URL('../apps/cli/dist/knowledge.db', import.meta.url));
const bundle = fileURLToPath(new URL('../apps/cli/dist/whyblocked.js', import.meta.url));
const peak = new URL('./print-peak.mjs', import.meta.url);
const triggersPath = fileURLToPath(new URL('./generated/triggers.txt', import.meta.url));
const loop = fileURLToPath(new URL('./libapparmor_loop.py', import.meta.url));

const logs = [
  { name: 'dense (300,000 denials, 3,000 different)', path: await denseLog() },
  { name: 'sparse (2 % denials)', path: await sparseLog(SPARSE_BYTES) },
];
const { triggers } = explainerOf(openKnowledge(knowledgePath)).plan;
writeFileSync(triggersPath, `${triggers.join('\n')}\n`);
for (const { name, path } of logs) {
  const bytes = statSync(path).size;
  line(`\n${name}, ${(bytes / 1e6).toFixed(0)} MB`);
  inProcess(path, bytes);
  const whole = wholeCommand(path);
  sameWhenSmall(path, whole);
  ripgrep(path, 'rg -c \'apparmor="DENIED"\'', ['apparmor="DENIED"']);
  ripgrep(path, `rg -c -F -f TRIGGERS (${triggers.length} literals)`, ['-F', '-f', triggersPath]);
  if (bytes < LOOP_BYTES) libApparmor(path);
}
start();
lookUps();
typicalPastes();

function inProcess(path: string, bytes: number): void {
  const times: number[] = [];
  const readTimes: number[] = [];
  let load = 0;
  for (let run = 0; run < 5; run++) {
    const before = performance.now();
    const knowledge = openKnowledge(knowledgePath);
    const diagnoser = createDiagnoser(knowledge, {}, [], { mayStartThread: true });
    if (!diagnoser.ok) throw new Error('the newest release is not known');
    load = performance.now() - before;
    const begun = performance.now();
    for (const chunk of chunksOf(path)) diagnoser.value.push(chunk);
    readTimes.push(performance.now() - begun);
    diagnoser.value.end();
    times.push(performance.now() - begun);
    knowledge.close();
  }
  const best = Math.min(...times);
  line(`  whyblocked, reading alone, in process     ${ms(Math.min(...readTimes))}`);
  line(
    `  whyblocked, whole diagnosis, in process   ${ms(best)}  ${(bytes / best / 1e3).toFixed(0)} MB/s  (knowledge loaded in ${ms(load)}; runs ${times.map(ms).join(', ')})`,
  );
}

function wholeCommand(path: string): Diagnosis {
  const { run, elapsed } = bestOfThree(() =>
    spawnSync('node', [bundle, 'diagnose', '--format', 'json', path], {
      maxBuffer: 1 << 28,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--import=${peak.href}` },
    }),
  );
  const peakMb = (Number(run.stderr.trim().split('\n').at(-1)) * 1024) / 1e6;
  line(
    `  whyblocked diagnose, as a process         ${ms(elapsed)}, peak ${peakMb.toFixed(0)} MB  (exit ${run.status})`,
  );
  return JSON.parse(run.stdout) as Diagnosis;
}

/** The quickest of three runs of a program, which the machine disturbs as little as it can. */
function bestOfThree<T>(start: () => T): { readonly run: T; readonly elapsed: number } {
  const runs = Array.from({ length: 3 }, () => {
    const begun = performance.now();
    const run = start();
    return { run, elapsed: performance.now() - begun };
  });
  return runs.reduce((best, one) => (one.elapsed < best.elapsed ? one : best));
}

/** The same lines without the others between them have to give the same answer. */
function sameWhenSmall(path: string, whole: Diagnosis): void {
  const lines = spawnSync('rg', ['-F', '-f', triggersPath, path], { maxBuffer: 1 << 29 });
  if (lines.error) return;
  const run = spawnSync('node', [bundle, 'diagnose', '--format', 'json'], { input: lines.stdout, maxBuffer: 1 << 28 });
  const small = JSON.parse(run.stdout.toString()) as Diagnosis;
  const told = ({ findings }: Diagnosis): string => JSON.stringify(findings.map(({ id, count }) => [id, count]));
  line(`  the same lines alone give the same answer  ${told(small) === told(whole) ? 'yes' : 'NO'}`);
}

function ripgrep(path: string, name: string, args: readonly string[]): void {
  const { run, elapsed } = bestOfThree(() => spawnSync('rg', ['-c', ...args, path], { encoding: 'utf8' }));
  line(run.error ? '  rg: not installed' : `  ${name.padEnd(41)} ${ms(elapsed)}  (${run.stdout.trim()} lines)`);
}

function libApparmor(path: string): void {
  for (const python of ['python3', '/usr/bin/python3']) {
    const runs = Array.from({ length: 3 }, () => spawnSync(python, [loop, path], { encoding: 'utf8' }));
    if (runs.some(({ error, status }) => error || status !== 0)) continue;
    const told = runs.map(({ stdout }) => stdout.trim().split(' '));
    const understood = told[0]?.[0];
    const seconds = Math.min(...told.map(([, time]) => Number(time)));
    line(`  LibAppArmor parse_record, its loop alone   ${ms(seconds * 1000)}  (${understood} records understood)`);
    return;
  }
  line('  LibAppArmor for Python: not installed');
}

function start(): void {
  const times = Array.from({ length: 10 }, () => {
    const begun = performance.now();
    spawnSync('node', [bundle, 'diagnose'], { input: '' });
    return performance.now() - begun;
  });
  line(`\nstart of the bundle, an empty paste answered: median ${ms(median(times))}`);
}

function lookUps(): void {
  const knowledge = openKnowledge(knowledgePath);
  const subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' } as const;
  const ask = createPolicyQuestioner(knowledge, { release: knowledge.newestRelease, system: 'classic' });
  const paths = Array.from(
    { length: 3000 },
    (_, n) => `/sys/devices/pci0000:00/0000:00:${n.toString(16)}.0/usb1/1-${n}/busnum`,
  );
  for (const round of ['cold', 'warm']) {
    const times = paths.map((path) => {
      const begun = performance.now();
      ask({ kind: 'file', path, mask: 'r', owner: false }, subject);
      return (performance.now() - begun) * 1000;
    });
    line(
      `one access against all rules, ${round}: median ${median(times).toFixed(1)} µs, 99th percentile ${percentile(times, 99).toFixed(1)} µs`,
    );
  }
}

/** What people paste, 20 to 200 lines: the stories of the tests, over and over; and pastes made dense, each with some twenty different findings. */
function typicalPastes(): void {
  const knowledge = openKnowledge(knowledgePath);
  const stories = Array.from({ length: 20 }, () => storyPastes()).flat();
  const kinds = [
    { name: 'of the stories', pastes: stories },
    { name: 'made dense', pastes: somePastes(knowledge, 500) },
  ];
  for (const { name, pastes } of kinds) {
    for (const round of ['first', 'second']) {
      const times = pastes.map((paste) => {
        const begun = performance.now();
        diagnoseSync([paste], { knowledge });
        return performance.now() - begun;
      });
      const bytes = pastes.reduce((sum, { length }) => sum + length, 0) / pastes.length;
      line(
        `diagnosis of a paste, ${name} (${(bytes / 1e3).toFixed(0)} kB), ${round} round: median ${ms(median(times))}, 99th percentile ${ms(percentile(times, 99))}`,
      );
    }
  }
}

function* chunksOf(path: string): Generator<Uint8Array> {
  const buffer = Buffer.alloc(1024 * 1024);
  const file = openSync(path, 'r');
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) yield buffer.subarray(0, read);
  closeSync(file);
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
