import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConnectionAnswer, Diagnosis } from '@whyblocked/contract';
import { afterAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../bin/whyblocked.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whyblocked-cli-'));
const denial =
  'Mar  1 10:00:00 node kernel: audit: type=1400 audit(1709287200.001:42): apparmor="DENIED" operation="open" class="file" profile="snap.guvcview.guvcview" name="/dev/video0" pid=4321 comm="guvcview" requested_mask="wr" denied_mask="wr" fsuid=1000 ouid=0';

afterAll(() => rmSync(folder, { recursive: true }));

function whyblocked(args: readonly string[], input: string | Uint8Array = ''): SpawnSyncReturns<string> {
  return spawnSync('node', [bin, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
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
    writeFileSync(b ?? '', `${denial}\n`);
    const run = whyblocked(['diagnose', '--format', 'json', a ?? '', b ?? '']);
    expect(JSON.parse(run.stdout)).toMatchObject({ findings: [{ count: 2 }], input: { lines: 2 } });
  });

  it('exits with 0 when nothing is blocked', () => {
    expect(whyblocked(['diagnose'], '').status).toBe(0);
    expect(whyblocked(['diagnose'], 'all is well\n').status).toBe(0);
    expect(whyblocked(['diagnose'], denial.replace('DENIED', 'ALLOWED')).status).toBe(0);
  });

  it.each([
    [['diagnose', '/nonexistent/file'], 'The file /nonexistent/file does not exist.'],
    [['diagnose', tmpdir()], 'is a folder, not a file'],
    [['diagnose', '--snapd', '1.0'], 'The policy of snapd 1.0 is not known'],
    [['diagnose', '--format', 'xml'], 'Allowed choices are text, json'],
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

describe('whyblocked interfaces', () => {
  it('lists them, tells one, and knows when there is none', () => {
    expect(whyblocked(['interfaces']).stdout).toMatch(/^camera +classic manual/m);
    expect(JSON.parse(whyblocked(['interfaces', '--json']).stdout).interfaces.length).toBeGreaterThan(200);
    expect(whyblocked(['interfaces', 'camera']).stdout).toContain('/dev/video[0-9]*');
    expect(whyblocked(['interfaces', 'nosuch']).status).toBe(2);
  });
});

describe('whyblocked data', () => {
  it('builds the knowledge, the same from the same files, and finds nothing wrong with them', () => {
    const out = join(folder, 'knowledge.db');
    const first = whyblocked(['data', 'build', '--out', out]);
    const second = whyblocked(['data', 'build', '--out', out]);
    expect(first.status).toBe(0);
    expect(first.stdout.split('Version ')[1]).toBe(second.stdout.split('Version ')[1]);
    expect(whyblocked(['data', 'lint']).stdout).toMatch(/^\d+ files, no problems\.$/m);
  });

  it('says what is wrong with a database, and where', () => {
    const data = join(folder, 'data');
    const run = whyblocked(['data', 'lint', '--data', data]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('policy/releases: No release is imported');
    expect(whyblocked(['data', 'build', '--data', data, '--out', join(folder, 'x.db')]).status).toBe(1);
  });
});

it('shows a real example in the help of each command', () => {
  for (const command of [
    ['diagnose'],
    ['records'],
    ['policy', 'check'],
    ['policy', 'export'],
    ['policy', 'connection'],
    ['interfaces'],
    ['data', 'build'],
    ['data', 'lint'],
    ['data', 'import', 'snapd'],
    ['serve'],
  ]) {
    const run = whyblocked([...command, '--help']);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('Example:');
  }
});
