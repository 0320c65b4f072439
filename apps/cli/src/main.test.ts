import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import {
  Addon,
  Compatibility,
  CompatibilityAnswer,
  ConnectionAnswer,
  Diagnosis,
  Explanation,
  ExplanationList,
  Verification,
  WhatIf,
} from '@whyblocked/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const bin = fileURLToPath(new URL('../bin/whyblocked.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whyblocked-cli-'));
const denial =
  'Mar  1 10:00:00 node kernel: audit: type=1400 audit(1709287200.001:42): apparmor="DENIED" operation="open" class="file" profile="snap.guvcview.guvcview" name="/dev/video0" pid=4321 comm="guvcview" requested_mask="wr" denied_mask="wr" fsuid=1000 ouid=0';

afterAll(() => rmSync(folder, { recursive: true }));
// Each test starts processes, which takes long where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

function whyblocked(
  args: readonly string[],
  input: string | Uint8Array = '',
  env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  return spawnSync('node', [bin, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, WHYBLOCKED_STATE_DIR: folder, DATABASE_URL: '', ...env },
  });
}

function rows(run: SpawnSyncReturns<string>): unknown[] {
  return run.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('whyblocked diagnose', () => {
  it('answers a pasted denial with the interface, the rule and the command, and exits with 1', () => {
    const run = whyblocked(['diagnose'], `boot\n${denial}\n`);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('the interface camera would permit it');
    expect(run.stdout).toContain('sudo snap connect guvcview:camera');
    expect(run.stdout).toMatch(/interfaces\/builtin\/camera\.go:\d+ in snapd \d/);
  });

  it('answers in the contract as JSON', () => {
    const diagnosis = Diagnosis.parse(JSON.parse(whyblocked(['diagnose', '--format', 'json'], denial).stdout));
    expect(diagnosis.findings[0]?.outcome).toBe('connect-interface');
    expect(diagnosis.findings[0]?.interfaces[0]?.name).toBe('camera');
  });

  it('reads files, one after the other', () => {
    const [a, b] = ['a.log', 'b.log'].map((name) => join(folder, name));
    writeFileSync(a ?? '', `${denial}\n`);
    writeFileSync(b ?? '', `${denial.replace(':42)', ':43)')}\n${denial}\n`);
    const run = whyblocked(['diagnose', '--format', 'json', a ?? '', b ?? '']);
    expect(JSON.parse(run.stdout)).toMatchObject({
      findings: [
        {
          count: 2,
          at: [
            { file: a, line: 1 },
            { file: b, line: 1 },
          ],
        },
      ],
      input: { lines: 3, files: 2 },
    });
  });

  it('takes "-" for standard input, among files too', () => {
    const file = join(folder, 'c.log');
    writeFileSync(file, `${denial}\n`);
    const other = denial.replace(':42)', ':43)');
    expect(JSON.parse(whyblocked(['diagnose', '--format', 'json', '-'], denial).stdout).findings[0].at).toEqual([
      { line: 1 },
    ]);
    expect(JSON.parse(whyblocked(['diagnose', '--format', 'json', file, '-'], other).stdout).findings[0].at).toEqual([
      { file, line: 1 },
      { file: '-', line: 1 },
    ]);
  });

  it('exits with 0 when nothing is blocked', () => {
    expect(whyblocked(['diagnose'], '').status).toBe(0);
    expect(whyblocked(['diagnose'], 'all is well\n').status).toBe(0);
    expect(whyblocked(['diagnose'], denial.replace('DENIED', 'ALLOWED')).status).toBe(0);
  });

  it('answers in Markdown', () => {
    const run = whyblocked(['diagnose', '--format', 'markdown'], denial);
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(
      /^## guvcview may not write, read \/dev\/video0: the interface camera would permit it\.$/m,
    );
    expect(run.stdout).toContain('```sh\nsudo snap connect guvcview:camera\n```');
  });

  it('answers in SARIF, with the file that was read and the id of the finding', () => {
    const log = join(folder, 'test run.log');
    writeFileSync(log, `${denial}\n`);
    const run = whyblocked(['diagnose', '--format', 'sarif', log]);
    expect(run.status).toBe(1);
    const [{ tool, results }] = JSON.parse(run.stdout).runs;
    expect(tool.driver).toMatchObject({ name: 'whyblocked', rules: [{ id: 'connect-interface' }] });
    expect(tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+/);
    const found = Diagnosis.parse(JSON.parse(whyblocked(['diagnose', '--format', 'json', log]).stdout)).findings[0];
    expect(results).toMatchObject([
      { ruleId: 'connect-interface', level: 'error', partialFingerprints: { 'whyblocked/v1': found?.id } },
    ]);
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/^file:\/\/\/.*\/test%20run\.log$/);
    const piped = JSON.parse(whyblocked(['diagnose', '--format', 'sarif'], denial).stdout).runs[0].results[0];
    expect(piped.locations[0].physicalLocation.artifactLocation.uri).toBe('stdin');
  });

  it.each([
    [['diagnose', '/nonexistent/file'], 'The file /nonexistent/file does not exist.'],
    [['diagnose', tmpdir()], 'is a folder, not a file'],
    [['diagnose', '--snapd', '1.0'], 'The policy of snapd 1.0 is not known'],
    [['diagnose', '--format', 'xml'], 'Allowed choices are text, json, markdown, sarif'],
    [['diagnose', '--knowledge', '/nonexistent.db'], 'There is no knowledge at /nonexistent.db'],
    [['diagnose', '--batch', 'file'], 'name no file'],
    [['nosuch'], "unknown command 'nosuch'"],
  ])('exits with 2 and says what is wrong: %j', (args, sentence) => {
    const run = whyblocked(args);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(sentence);
    expect(run.stdout).toBe('');
  });

  it('survives random bytes, NUL bytes and a line of megabytes', () => {
    const random = Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * 2_654_435_761) >>> 24));
    for (const input of [
      random,
      Buffer.alloc(100_000),
      Buffer.from(`${'x'.repeat(5_000_000)} ${denial}`),
      Buffer.from(denial.slice(0, 150)),
    ]) {
      const run = whyblocked(['diagnose', '--format', 'json'], input);
      expect([0, 1]).toContain(run.status);
      expect(Diagnosis.safeParse(JSON.parse(run.stdout)).success).toBe(true);
    }
  });

  it('reads a log so large that a second thread helps, and tells the same as without the lines between', () => {
    const lines = Array.from({ length: 200_000 }, (_, n) =>
      n % 500 === 7
        ? denial.replace(':42)', `:${n})`).replace('video0', `video${n % 3}`)
        : `Mar  1 10:00:00 node systemd[1]: Started session-${n}.scope - Session ${n} of User ada.`,
    );
    const log = join(folder, 'large.log');
    writeFileSync(log, lines.join('\n'));
    const told = (args: readonly string[], input = ''): Diagnosis =>
      Diagnosis.parse(JSON.parse(whyblocked(['diagnose', '--format', 'json', ...args], input).stdout));
    const large = told([log]);
    const small = told([], lines.filter((line) => line.includes('DENIED')).join('\n'));
    expect(large.findings.map(({ id, count, at, last }) => ({ id, count, at, last }))).toEqual(
      small.findings.map(({ id, count, at, last }) => ({
        id,
        count,
        at: at.map(({ line }) => ({ line: (line - 1) * 500 + 8 })),
        last,
      })),
    );
    expect(large.input).toMatchObject({ lines: 200_000, recognised: 400, skipped: 199_600 });
  });

  it('lets nothing of a paste reach the terminal as an escape', () => {
    const run = whyblocked(['diagnose'], denial.replace('/dev/video0', '/dev/\u001b[2Jvideo0'));
    expect(run.stdout).not.toContain('\u001b');
  });
});

describe('whyblocked diagnose --batch', () => {
  it('answers each row in order; a bad row stops nobody', () => {
    const input = [
      '{"id":1,"text":"x"}',
      '',
      'not json',
      '{"id":"b"}',
      '[1]',
      JSON.stringify({ id: 'c', text: denial }),
    ].join('\n');
    const run = whyblocked(['diagnose', '--batch'], input);
    expect(run.status).toBe(0);
    expect(rows(run)).toMatchObject([
      { id: 1, diagnosis: { verdict: { code: 'nothing-recognised' } } },
      { id: null, line: 3, error: { code: 'not-json' } },
      { id: 'b', line: 4, error: { code: 'no-text' } },
      { id: null, line: 5, error: { code: 'not-an-object' } },
      { id: 'c', diagnosis: { verdict: { code: 'connect-interface' } } },
    ]);
  });
});

describe('whyblocked diagnose, of files of any kind', () => {
  it('reads an archive without being told that it is one, and names the file in it', () => {
    const archive = join(folder, 'kern.log.1');
    writeFileSync(archive, gzipSync(`boot\n${denial}\n`));
    const diagnosis = Diagnosis.parse(JSON.parse(whyblocked(['diagnose', '--format', 'json', archive]).stdout));
    expect(diagnosis.findings[0]).toMatchObject({ outcome: 'connect-interface', at: [{ line: 2 }] });
    expect(diagnosis.input).toMatchObject({ lines: 2, bytes: statSync(archive).size, unread: [] });
    expect(diagnosis.input.readBytes).toBeGreaterThan(diagnosis.input.bytes);
  });

  it('reads records of an archive, and says what it did not read', () => {
    const cut = gzipSync(`${denial}\n`.repeat(500)).subarray(0, -8);
    const run = whyblocked(['records'], cut);
    expect(rows(run).length).toBeGreaterThan(0);
    expect(run.stderr).toContain('it is damaged');
  });

  it('learns from the paste which release of snapd it is and which plugs there are', () => {
    const text = `$ snap connections guvcview\nInterface  Plug             Slot  Notes\ncamera     guvcview:camera  -     -\n$ snap version\nsnap    2.63\nsnapd   2.63\nseries  16\nubuntu  24.04\nkernel  6.8.0-45-generic\n$ dmesg\n${denial}`;
    const diagnosis = Diagnosis.parse(JSON.parse(whyblocked(['diagnose', '--format', 'json'], text).stdout));
    expect(diagnosis.knowledge.snapd).toBe('2.63');
    expect(diagnosis.findings[0]?.interfaces[0]).toMatchObject({ name: 'camera', declared: true, connected: false });
    expect(diagnosis.plan[0]).toMatchObject({ argv: ['sudo', 'snap', 'connect', 'guvcview:camera'] });
  });

  it('says who else must act where the snap has no such plug', () => {
    const text = `$ snap connections guvcview\nInterface  Plug          Slot  Notes\nx11        guvcview:x11  -     -\n\n${denial}`;
    const run = whyblocked(['diagnose'], text);
    expect(run.stdout).toContain('the snap has no plug of it');
    expect(run.stdout).not.toContain('snap connect ');
  });

  it('replaces names of people and machines when asked, and nothing that decides', () => {
    const text = `Mar  1 10:00:00 ada-laptop-7 kernel: ${denial.slice(denial.indexOf('audit:')).replace('/dev/video0', '/home/ada/secret')}`;
    const [plain, redacted] = [[], ['--redact']].map((option) =>
      Diagnosis.parse(JSON.parse(whyblocked(['diagnose', '--format', 'json', ...option], text).stdout)),
    );
    expect(JSON.stringify(redacted)).not.toMatch(/ada/);
    expect(JSON.stringify(redacted)).toContain('/home/USER_1/secret');
    expect(redacted?.findings[0]?.id).toBe(plain?.findings[0]?.id);
  });

  it('tells of a pod in its own words, taken apart', () => {
    const text =
      'Warning  Failed  42s (x3 over 85s)  kubelet  Failed to pull image "nginx:1.91": rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.91": docker.io/library/nginx:1.91: not found';
    const run = whyblocked(['diagnose', '--format', 'json'], text);
    expect(run.status).toBe(1);
    expect(Diagnosis.parse(JSON.parse(run.stdout)).findings[0]).toMatchObject({
      kind: 'pod',
      trouble: { reason: 'Failed', from: 'kubelet' },
      count: 3,
    });
  });
});

describe('whyblocked follow', () => {
  it('tells each finding of what is piped in once, one object a line', () => {
    const run = whyblocked(['follow', '--format', 'json'], `${denial}\n${denial.replace(':42)', ':43)')}`);
    expect(run.status).toBe(0);
    expect(rows(run)).toMatchObject([{ findings: [{ access: { path: '/dev/video0' } }] }]);
  });

  it('follows a file as it grows, and ends when it is told to', async () => {
    const file = join(folder, 'growing.log');
    writeFileSync(file, `${denial.replace('video0', 'video7')}\n`);
    const child = spawn('node', [bin, 'follow', '--from-start', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const seen = async (text: string): Promise<void> => {
      for (let told = ''; !told.includes(text); ) told += String((await once(child.stdout, 'data'))[0]);
    };
    await seen('/dev/video7');
    appendFileSync(file, `${denial}\n`);
    await seen('/dev/video0');
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  });

  it('says in one sentence that a file is not there', () => {
    const run = whyblocked(['follow', join(folder, 'nosuch.log')]);
    expect([run.status, run.stderr]).toEqual([
      2,
      `whyblocked: The file ${join(folder, 'nosuch.log')} does not exist.\n`,
    ]);
  });
});

describe('whyblocked records', () => {
  it('tells every record, each occurrence for itself', () => {
    const run = whyblocked(['records'], `${denial}\nnoise\n${denial}\n`);
    expect(run.status).toBe(0);
    expect(rows(run)).toMatchObject([
      {
        line: 1,
        mediator: 'apparmor',
        verdict: 'denied',
        subject: { snap: 'guvcview' },
        access: { kind: 'file', path: '/dev/video0', mask: 'wr' },
        fields: { comm: 'guvcview', class: 'file' },
      },
      { line: 3 },
    ]);
  });
});

describe('whyblocked policy', () => {
  it('checks rows of rules and accesses', () => {
    const access = { kind: 'file', path: '/etc/fstab', mask: 'r' };
    const input = [
      { rules: ['/etc/* r,'], access },
      { id: 7, rules: ['@{X}/* r'], vars: { X: ['/etc'] }, access },
      { rules: ['owner /etc/* r,'], access },
      { rules: ['/etc/[ r,'], access },
      { rules: ['#include <abstractions/base>'], access },
      { rules: '/etc/* r', access },
    ];
    const run = whyblocked(['policy', 'check', '--batch'], input.map((row) => JSON.stringify(row)).join('\n'));
    expect(rows(run)).toMatchObject([
      { permitted: true },
      { id: 7, permitted: true },
      { error: { code: 'owner-unknown' } },
      { error: { code: 'invalid-rule' } },
      { error: { code: 'unsupported' } },
      { line: 6, error: { code: 'invalid-row' } },
    ]);
  });

  it('exports every rule of every interface', () => {
    const exported = rows(whyblocked(['policy', 'export']));
    expect(exported.length).toBeGreaterThan(3000);
    expect(exported).toContainEqual({
      interface: 'network',
      side: 'plug',
      stage: 'connected',
      backend: 'seccomp',
      rule: 'bind',
      holes: [],
      conditions: [],
    });
  });
});

describe('whyblocked policy connection', () => {
  it('says how a plug comes to be connected, by whom, and by which rule', () => {
    const run = whyblocked(['policy', 'connection', 'camera']);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^camera on a classic system: connected by hand\.\n/);
    expect(run.stdout).toContain('sudo snap connect SNAP:camera');
    expect(run.stdout).toContain('deny-auto-connection in the rules of the slot');
  });

  it.each([
    [['home', '--system', 'core'], { status: 'manual', asked: { system: 'core' } }],
    [['home', '--attr', 'read=all'], { status: 'store-connect', asked: { plugAttributes: { read: 'all' } } }],
    [['docker-support', '--dangerous'], { status: 'manual', installable: true }],
    [['content', '--provider', 'app', '--same-publisher'], { status: 'auto', provider: 'app' }],
    [['content', '--provider', 'app', '--attr', 'content=a', '--slot-attr', 'content=b'], { connectable: false }],
    [
      ['mediatek-accel', '--attr', 'units=["vcu"]', '--attr', 'other={"a": 1}'],
      { asked: { plugAttributes: { units: ['vcu'], other: { a: 1 } } } },
    ],
  ])('takes into account what is asked: %j', (args, expected) => {
    const run = whyblocked(['policy', 'connection', ...args, '--json']);
    expect(ConnectionAnswer.parse(JSON.parse(run.stdout))).toMatchObject(expected);
  });

  it.each([
    [['camra'], 'snapd has no interface "camra". Perhaps you mean camera.'],
    [['camera', '--snapd', '1.0'], 'The policy of snapd 1.0 is not known'],
    [['camera', '--attr', 'read'], 'given as NAME=VALUE, not as "read"'],
    [['camera', '--attr', `a=${'['.repeat(40)}${']'.repeat(40)}`], 'at most 16 levels'],
    [['camera', '--provider', 'me'], 'Allowed choices are system, app, gadget'],
    [[], "missing required argument 'interface'"],
  ])('exits with 2 and says what is wrong: %j', (args, sentence) => {
    const run = whyblocked(['policy', 'connection', ...args]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(sentence);
    expect(run.stdout).toBe('');
  });
});

describe('whyblocked verify', { timeout: 60_000 }, () => {
  const policy = join(folder, 'policy.ndjson');
  let diagnosis = '';
  beforeAll(() => {
    const refused = denial.replace('/dev/video0', '/nowhere/at/all');
    diagnosis = whyblocked(['diagnose', '--format', 'json'], `${denial}\n${refused}\n`).stdout;
    writeFileSync(policy, whyblocked(['policy', 'export', '--system', 'classic']).stdout);
  }, 60_000);

  it('decides the certificates of a diagnosis again, without the knowledge', () => {
    const run = whyblocked(['verify'], diagnosis, { WHYBLOCKED_KNOWLEDGE: '/nonexistent.db' });
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^As claimed: The interface camera of snapd .* permits: write, read \/dev\/video0\./);
    expect(run.stdout).toMatch(/^\d certificates: \d as claimed, 0 otherwise, 0 not decided\.$/m);
  });

  it('decides them against all policy, as one JSON object a line', () => {
    const run = whyblocked(['verify', '--policy', policy, '--json'], diagnosis);
    expect(run.status).toBe(0);
    const verifications = rows(run).map((row) => Verification.parse(row));
    expect(verifications.map(({ decided }) => decided)).not.toContain('otherwise');
    const none = verifications.find(({ certificate }) => certificate?.claim === 'no-interface');
    expect(none && 'policy' in none && none.policy?.rules).toBeGreaterThan(3000);
    expect(none && 'policy' in none && none.policy?.decided).toBeGreaterThan(1000);
  });

  it('exits with 1 when one is otherwise, and says why', () => {
    const changed = diagnosis.replaceAll('"rule": "/dev/video[0-9]* krw"', '"rule": "/dev/video[0-9]* kr"');
    const run = whyblocked(['verify'], changed);
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/^Otherwise: The interface camera .* Its rules do not permit that\./m);
    const more = diagnosis.replaceAll('"rule": "/dev/video[0-9]* krw"', '"rule": "/dev/video* krw"');
    expect(whyblocked(['verify'], more).status).toBe(0);
    const held = whyblocked(['verify', '--policy', policy], more);
    expect(held.status).toBe(1);
    expect(held.stdout).toContain('The policy has no rule "/dev/video* krw" there.');
  });

  it('exits with 2 when one cannot be decided, and decides the others', () => {
    const [line = ''] = rows(whyblocked(['verify', '--json'], diagnosis)).map((row) =>
      JSON.stringify((row as { certificate: unknown }).certificate),
    );
    const run = whyblocked(['verify'], `not json\n${line}\n`);
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('Not decided: this is not JSON');
    expect(run.stdout).toContain('2 certificates: 1 as claimed, 0 otherwise, 1 not decided.');
    const other = join(folder, 'other.ndjson');
    writeFileSync(other, whyblocked(['policy', 'export', '--system', 'core']).stdout);
    const elsewhere = whyblocked(['verify', '--policy', other], diagnosis);
    expect(elsewhere.status).toBe(2);
    expect(elsewhere.stdout).toContain('The policy is another one');
  });

  it('says what is wrong with its input', () => {
    const log = join(folder, 'denial.log');
    writeFileSync(log, denial);
    expect(whyblocked(['verify', '--policy', log], diagnosis).stderr).toContain('denial.log:1 is no rule of a policy');
    expect(whyblocked(['verify', log]).stdout).toContain('this is not JSON');
    expect(whyblocked(['verify']).stderr).toContain('Standard input is empty');
    expect(whyblocked(['verify', '/nonexistent/file']).status).toBe(2);
  });
});

describe('whyblocked interfaces', () => {
  it('lists them, tells one, and knows when there is none', () => {
    expect(whyblocked(['interfaces']).stdout).toMatch(/^camera +classic manual/m);
    expect(JSON.parse(whyblocked(['interfaces', '--json']).stdout).interfaces.length).toBeGreaterThan(200);
    expect(whyblocked(['interfaces', 'camera']).stdout).toContain('/dev/video[0-9]*');
    expect(whyblocked(['interfaces', 'nosuch']).status).toBe(2);
  });
});

describe('whyblocked addons', () => {
  it('shows which works where, for a phone', () => {
    const run = whyblocked(['addons', '--track', '1.32']);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^ {2}dns +\+ \? \? \? {2}\+ \? \? \?/m);
    expect(run.stdout).toMatch(/^ {2}nvidia +- - - - {2}/m);
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(48);
    const strict = whyblocked(['addons', '--track', '1.32', '--confinement', 'strict', '--arch', 'aarch64']);
    expect(strict.stdout).toContain('Columns: a arm64.');
  });

  it('tells one, by any of its names', () => {
    const run = whyblocked(['addons', 'core/gpu:x', '--track', '1.32', '--confinement', 'strict']);
    expect(run.stdout).toContain('core/gpu\n');
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain('not offered on this confinement');
    const answer = JSON.parse(whyblocked(['addons', 'metallb', '--json']).stdout);
    expect(Addon.parse(answer).name).toBe('metallb');
    expect(Compatibility.array().parse(answer.cells).length).toBeGreaterThan(90);
    const all = CompatibilityAnswer.parse(JSON.parse(whyblocked(['addons', '--json']).stdout));
    expect(all.cells.length).toBeGreaterThan(400);
  });

  it.each([
    [['addons', 'metalb'], 'Perhaps you mean core/metallb.'],
    [['addons', '\u001b[2J'], 'There is no addon'],
    [['addons', '--track', '1.99'], 'No track "1.99" is known'],
    [['addons', '--arch', 'vax'], 'No architecture "vax" is known'],
    [['addons', '--confinement', 'loose'], 'strict'],
  ])('says what is wrong with %j', (args, sentence) => {
    const run = whyblocked(args);
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(sentence);
    expect(run.stderr).not.toContain('\u001b');
  });
});

describe.each([
  ['causes', 'cause', 'sched-untolerated-taint', 'untolerated'],
  ['issues', 'issue', 'net-rules-of-container-profile', 'net-rules-of-container'],
  ['noise', 'noise', 'sys-module-of-network-tools', 'sys-module'],
  ['judgements', 'judgement', 'network-file-system-traffic', 'network-file-system'],
])('whyblocked %s', (command, kind, slug, near) => {
  it('lists them and tells one', () => {
    expect(whyblocked([command]).stdout).toMatch(new RegExp(`^${slug} +[A-Z]`, 'm'));
    const list = ExplanationList.parse(JSON.parse(whyblocked([command, '--json']).stdout));
    expect(new Set(list.explanations.map((one) => one.kind))).toEqual(new Set([kind]));
    const one = whyblocked([command, slug]);
    expect(one.status).toBe(0);
    expect(one.stdout).toContain('Where that comes from');
    expect(one.stdout.split('\n').filter((line) => line.length > 80 && !/^ {6}|https:/.test(line))).toEqual([]);
    expect(Explanation.parse(JSON.parse(whyblocked([command, slug, '--json']).stdout))).toMatchObject({ kind, slug });
  });

  it('says what was perhaps meant where there is none', () => {
    const run = whyblocked([command, near]);
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(new RegExp(`"${near}"\\. Perhaps you mean .*${slug}`));
    expect(whyblocked([command, '\u001b[2J']).stderr).not.toContain('\u001b');
  });
});

it('says where to look for something of another kind', () => {
  expect(whyblocked(['causes', 'sys-module-of-network-tools']).stderr).toContain(
    'is no cause: see "whyblocked noise sys-module-of-network-tools".',
  );
});

describe('whyblocked data', () => {
  it('builds the knowledge, the same from the same files, and finds nothing wrong with them', {
    timeout: 240_000,
  }, () => {
    const out = join(folder, 'knowledge.db');
    const first = whyblocked(['data', 'build', '--out', out]);
    const second = whyblocked(['data', 'build', '--out', out]);
    expect(first.status).toBe(0);
    expect(first.stdout.split('Version ')[1]).toBe(second.stdout.split('Version ')[1]);
    expect(whyblocked(['data', 'lint']).stdout).toMatch(/^\d+ files, no problems\.$/m);
  });

  it('begins a file, tells what is still to fill in and what tells of somebody, and mends the rest', () => {
    const data = join(folder, 'new');
    const begun = whyblocked(['data', 'new', 'case', 'a-case', '--data', data]);
    expect(begun.stdout).toContain('a-case.yaml. Fill in what says FILL-IN');
    const lint = () => whyblocked(['data', 'lint', '--data', data]);
    expect(lint().stderr).toContain('cases/a-case.yaml:8: text is still to fill in');
    const again = whyblocked(['data', 'new', 'case', 'a-case', '--data', data]);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('cases/a-case.yaml is there already');
    expect(whyblocked(['data', 'new', 'case', '../x', '--data', data]).stderr).toContain('"../x" is no name');
    writeFileSync(
      join(data, 'cases/a-case.yaml'),
      'source: { url: http://example.org/ }\ntext: |\n  open /home/jdoe/x\nexpect: { outcome: harmless }\n',
    );
    expect(lint().stderr).toContain('cases/a-case.yaml:3: "jdoe" looks like the name of a user: write alex.');
    expect(whyblocked(['data', 'fix', '--data', data]).stdout).toBe(
      'cases/a-case.yaml: The first line does not name the schema; The keys are in another order than elsewhere; A link begins with http://.\n1 file mended.\n',
    );
    expect(whyblocked(['data', 'fix', '--data', data]).stdout).toBe('0 files mended.\n');
  });

  it('says what is wrong with a database, and where', () => {
    const data = join(folder, 'data');
    const run = whyblocked(['data', 'lint', '--data', data]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('policy/releases: No release is imported');
    expect(whyblocked(['data', 'build', '--data', data, '--out', join(folder, 'x.db')]).status).toBe(1);
  });
});

describe('whyblocked policy verdict', () => {
  const ask = (row: Readonly<Record<string, unknown>>) =>
    rows(whyblocked(['policy', 'verdict', '--batch'], `${JSON.stringify(row)}\n`))[0];
  const access = { kind: 'file', path: '/etc/resolv.conf', mask: 'r', owner: false };

  it('says what decides, in the profile as a whole', () => {
    expect(ask({ access })).toMatchObject({ verdict: 'not-permitted', rules: [] });
    expect(ask({ access, connections: [{ interface: 'network' }] })).toMatchObject({
      verdict: 'permitted',
      rules: [{ policy: expect.stringMatching(/^abstraction nameservice/), rule: '@{etc_ro}/resolv.conf r' }],
    });
    expect(ask({ access, confinement: 'classic' })).toMatchObject({ verdict: 'permitted', onlyRecorded: true });
  });

  it.each([
    [{ access, connections: [{ interface: 'nosuch' }] }, 'unknown-interface'],
    [{ access, snapd: '1.0' }, 'unknown-release'],
    [{ access, label: 'unconfined' }, 'no-snap'],
    [{ access, nonsense: 1 }, 'invalid-row'],
  ])('says what is wrong with %j', (row, code) => {
    expect(ask(row)).toMatchObject({ error: { code } });
  });
});

describe('whyblocked policy what-if', () => {
  const log = `${denial}\n${denial.replace('/dev/video0', '/nowhere/at/all')}\n`;

  it('tells which denials would go, which stay, and what else is opened', () => {
    const run = whyblocked(['policy', 'what-if', '--connect', 'camera'], log);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^With camera connected \(snapd [0-9.]+\): 1 denial would go, 1 would stay\.$/m);
    expect(run.stdout).toContain('/dev/video[0-9]* krw  (interface camera, interfaces/builtin/camera.go:');
    expect(run.stdout).toMatch(/^Rules that would be added in all: .*device-tag 2/m);
  });

  it('tells several snaps and apps apart, and what stays of each', () => {
    const of = (profile: string, path: string) =>
      denial.replace('snap.guvcview.guvcview', profile).replace('/dev/video0', path);
    const paste = [
      denial,
      of('snap.thing.player', '/etc/fstab'),
      of('snap.thing.daemon', '/dev/video0'),
      of('snap.thing.hook.configure', '/dev/video1'),
      of('/usr/lib/snapd/snap-confine', '/dev/video0'),
    ].join('\n');
    const run = whyblocked(['policy', 'what-if', '--connect', 'camera'], paste);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/: 3 denials would go, 2 would stay\.$/m);
    const [goes = '', stays = ''] = run.stdout.split('Would stay:');
    for (const who of ['guvcview.guvcview', 'thing.daemon', 'thing.configure'])
      expect(goes).toContain(`  ${who}: write`);
    expect(stays).toMatch(/^ {2}thing\.player: write, read \/etc\/fstab: no rule of these interfaces permits it$/m);
    expect(stays).toMatch(/^ {2}\/usr\/lib\/snapd\/snap-confine: .* no profile of a snap app refused it/m);
  });

  it('takes attributes, and names what weighs most', () => {
    const asked = ['--connect', 'docker-support', '--attr', 'docker-support.privileged-containers=true', '--json'];
    const answer = WhatIf.parse(JSON.parse(whyblocked(['policy', 'what-if', ...asked], log).stdout));
    expect(answer.goes).toHaveLength(2);
    const reasons = answer.opens.sensitive.map(({ reason }) => reason);
    expect(reasons).toEqual(expect.arrayContaining(['everything', 'mounts', 'near-root-capability', 'no-filter']));
  });

  it.each([
    [['--connect', 'camra'], 'camera'],
    [['--connect', 'home', '--attr', 'read=all'], 'INTERFACE.NAME=VALUE'],
    [['--connect', 'home', '--attr', 'camera.x=1'], 'not among the interfaces'],
    [['--connect', 'home', '--snapd', '1.0'], 'not known'],
    [['--connect', ','], 'connect'],
  ])('says what is wrong with %j', (args, sentence) => {
    const run = whyblocked(['policy', 'what-if', ...args], log);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(sentence);
    expect(run.stdout).toBe('');
  });
});

it.each([
  ['diagnose'],
  ['verify'],
  ['records'],
  ['policy', 'check'],
  ['policy', 'export'],
  ['policy', 'connection'],
  ['policy', 'verdict'],
  ['policy', 'what-if'],
  ['interfaces'],
  ['causes'],
  ['issues'],
  ['noise'],
  ['judgements'],
  ['data', 'build'],
  ['data', 'lint'],
  ['data', 'new'],
  ['data', 'fix'],
  ['data', 'import', 'snapd'],
  ['data', 'import', 'apparmor'],
  ['data', 'import', 'addons'],
  ['serve'],
])('shows a real example in its help: %s %s', (...command) => {
  const run = whyblocked([...command.filter((word) => word !== undefined), '--help']);
  expect(run.status).toBe(0);
  expect(run.stdout).toContain('Example:');
});
