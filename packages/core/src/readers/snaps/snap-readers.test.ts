import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../decode/line.ts';
import type { Statement } from '../../evidence/statement.ts';
import { readForms } from '../read-forms.fixture.ts';
import { snapReaders } from './snap-readers.ts';

const folder = new URL('../../../fixtures/forms/', import.meta.url);
const texts = snapReaders.flatMap(({ form }) =>
  readdirSync(new URL(`${form}/`, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(`${form}/${name}`, folder), 'utf8')),
);

/** A statement rests on a word at least, and on two lines at most. */
function expectBounded(text: string): void {
  const { found } = readForms(text, snapReaders);
  expect(found.length).toBeLessThanOrEqual(2 * text.split(/\s+/).length);
  for (const { line, statement } of found) {
    expect(line).toBeLessThanOrEqual(text.split('\n').length);
    if (statement.kind === 'trouble') expect(statement.message).not.toMatch(/\n|^$/);
  }
}

describe('snapReaders on damaged texts', () => {
  const aText = fc.constantFrom(...texts);
  const aNoise = fc.string({ unit: fc.constantFrom(...' \n\t"\\{}[]():,;.-#=/@$✓…\0\u00a0\ud800a1Z'), maxLength: 300 });

  it('read what was cut', () => {
    fc.assert(
      fc.property(aText, fc.nat(4_000), fc.nat(4_000), (text, from, length) =>
        expectBounded(text.slice(from % text.length, (from % text.length) + length)),
      ),
    );
  });

  it('read what was joined to one line', () => {
    for (const text of texts) expectBounded(text.replaceAll('\n', ' '));
  });

  it('read lines in any order, of several forms', () => {
    const anOrder = fc.array(fc.nat(10_000), { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(aText, aText, anOrder, (one, other, order) => {
        const lines = `${one}\n${other}`.split('\n');
        expectBounded(order.map((at) => lines[at % lines.length]).join('\n'));
      }),
    );
  });

  it('read words in any order', () => {
    fc.assert(
      fc.property(aText, fc.array(fc.nat(10_000), { maxLength: 60 }), (text, order) => {
        const words = text.split(/\s+/);
        const first = text.split('\n', 1)[0] ?? '';
        expectBounded(`${first}\n${order.map((at) => words[at % words.length]).join(' ')}`);
      }),
    );
  });

  it('read any characters behind a beginning', () => {
    fc.assert(
      fc.property(aText, aNoise, (text, rest) => {
        const [first = '', second = ''] = text.split('\n');
        expectBounded(`${first}\n${second}\n${rest}\n${second}${rest}`);
      }),
    );
  });
});

describe('files of an inspection', () => {
  const header = 'Service Startup Current Notes';

  it('tell strict by snapctl.log and classic by systemctl.log', () => {
    const strict = readFile('inspection-report/microk8s.daemon-kubelite/snapctl.log', [
      header,
      'microk8s.daemon-kubelite enabled active -',
    ]);
    expect(strict).toContainEqual({ kind: 'fact', about: 'microk8s-confinement', value: 'strict' });
    const classic = readFile('inspection-report/snap.microk8s.daemon-kubelite/systemctl.log', [
      '● snap.microk8s.daemon-kubelite.service - Service for snap application microk8s.daemon-kubelite',
      '     Active: active (running) since Tue 2024-09-10 10:21:00 UTC; 2h ago',
    ]);
    expect(classic).toEqual([{ kind: 'fact', about: 'microk8s-confinement', value: 'classic' }]);
  });

  it('tell nothing of it elsewhere', () => {
    expect(readFile('services.txt', [header, 'microk8s.daemon-kubelite enabled active -'])).toEqual([]);
  });
});

function readFile(file: string, texts: readonly string[]): readonly Statement[] {
  const lines: readonly Line[] = texts.map((text, index) => ({
    number: index + 1,
    file,
    raw: text,
    text,
    carried: {},
  }));
  const said: Statement[] = [];
  const [first, ...rest] = lines;
  if (!first) return said;
  for (const reader of snapReaders) {
    if (!reader.triggers.some((trigger) => first.raw.includes(trigger))) continue;
    const section = reader.open(first, (statement) => said.push(statement));
    if (!section) continue;
    for (const line of rest) expect(section.accept(line)).toBe(true);
    section.close();
    return said;
  }
  return said;
}

describe('several forms', () => {
  it('follow each other without an empty line', () => {
    const text = [
      'snap 2.63',
      'snapd 2.63',
      'series 16',
      'ubuntu 24.04',
      'kernel 6.8.0-45-generic',
      'Name Version Rev Tracking Publisher Notes',
      'microk8s v1.32.3 7731 1.32-strict/stable canonical✓ -',
      'Service Startup Current Notes',
      'microk8s.daemon-kubelite enabled active -',
      'microk8s is running',
      'addons:',
      '  enabled:',
      '    dns # (core) CoreDNS',
      'Linux node-1 6.8.0-45-generic #45-Ubuntu SMP x86_64 GNU/Linux',
      'apparmor module is loaded.',
      '1 profiles are in enforce mode.',
      '   snap.microk8s.daemon-kubelite',
      'MicroK8s v1.32.3 revision 7731',
    ].join('\n');
    const { forms, recognised } = readForms(text, snapReaders);
    expect(forms).toEqual([
      'snap-version',
      'snap-list',
      'snap-services',
      'microk8s-status',
      'uname',
      'aa-status',
      'microk8s-version',
    ]);
    expect(recognised).toBe(text.split('\n').length);
  });
});

describe('other texts', () => {
  it('open no form', () => {
    const lines = [
      'Sep 10 10:21:00 node-1 systemd[1]: Started apparmor.service - Load AppArmor profiles.',
      'I0910 10:21:00.000000 1 server.go:12] "Command line: flags" enabled: true',
      '    name:  web',
      'Name:         web-0',
      '  enabled: false',
      'error: unable to upgrade connection: container not found ("web")',
      'E0910 error: cannot parse the file',
      'Interface eth0 is up',
      'Summary of the run: all tests passed',
      'The addon multus is already enabled',
      'WARNING: this is deprecated',
      'Linux version of the image is not supported',
      '"profiles are loaded" said nobody',
      'Description: a server',
    ];
    for (const line of lines) expect({ line, ...readForms(line, snapReaders) }).toMatchObject({ found: [], forms: [] });
  });
});
