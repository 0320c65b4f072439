import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediatorRecord } from './mediator-record.ts';
import { parseRecords } from './parse-records.ts';
import { recordTriggers } from './record-triggers.ts';

const pieces = fc.constantFrom(
  ...[
    'apparmor=',
    '"DENIED"',
    'operation=',
    '"open"',
    'profile=',
    '"p"',
    'name=',
    '"',
    "'",
    '\\"',
    '\\',
    '&quot;',
    '“',
    '”',
    '=3D',
    '=',
    ' ',
  ],
  ...[
    'type=1326',
    'type=1502 ',
    'type=UNKNOWN[1503] ',
    'type=APPARMOR_HINT ',
    'SECCOMP',
    'compat=0',
    'arch=c000003e',
    'syscall=2',
    '93(fchown)',
    'pid=1',
    'code=0x0',
    'audit(1.1:1):',
    'msg=',
    "msg='",
  ],
  ...[
    'An AppArmor policy prevents this sender from sending this message to this recipient',
    '; type="method_call"',
    'destination="a"',
    '(uid=0',
  ],
  ...[
    '{',
    '"MESSAGE":',
    '[1,2]',
    '}',
    '(null)',
    '2F612062',
    '...',
    '…',
    '>',
    '\n',
    '\0',
    '\ud800',
    '__proto__=',
    'constructor=',
    'x',
    '(',
    ')',
  ],
);

function isWellFormed(record: MediatorRecord, line: string): boolean {
  const { access } = record;
  const texts = [...Object.keys(record.fields), ...Object.values(record.fields), record.label];
  return (
    texts.every((text) => typeof text === 'string') &&
    record.column >= 1 &&
    record.column <= line.length &&
    (record.pid === undefined || record.pid >= 0) &&
    (access === null || typeof access.kind === 'string') &&
    (access?.kind !== 'file' || (access.path === undefined) !== (access.pathHex === undefined))
  );
}

describe('parseRecords', () => {
  it('gives well-formed records for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) =>
        parseRecords(line).every((record) => isWellFormed(record, line)),
      ),
    );
  });

  it('gives well-formed records for any mixture of what records are made of', () => {
    const mixture = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(mixture, (line) => parseRecords(line).every((record) => isWellFormed(record, line))),
      { numRuns: 2000 },
    );
  });

  it('finds no record in a line without a trigger', () => {
    const mixture = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(
        mixture,
        (line) => parseRecords(line).length === 0 || recordTriggers.some((trigger) => line.includes(trigger)),
      ),
      { numRuns: 2000 },
    );
  });

  it('finds a record in junk, and its fields', () => {
    const junk = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !recordTriggers.some((trigger) => text.includes(trigger)));
    const value = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
      .filter((text) => !/["=>]|\.\.\./.test(text));
    const number = fc.nat().map(String);
    fc.assert(
      fc.property(junk, junk, value, value, number, (before, after, profile, name, pid) => {
        const record = `apparmor="DENIED" operation="open" profile="${profile}" name="${name}" pid=${pid} comm="a" requested_mask="r" denied_mask="r" fsuid=0 ouid=0`;
        const [found] = parseRecords(`${before.replaceAll('{', '')}: ${record} ${after.replaceAll('=', ' ')}`);
        expect(found).toMatchObject({
          verdict: 'denied',
          label: profile,
          pid: Number(pid),
          access: { kind: 'file', path: name, mask: 'r', owner: true },
        });
      }),
    );
  });

  it('decodes what the kernel encodes', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `/tmp/ ${text}`);
    fc.assert(
      fc.property(name, (path) => {
        const hex = [...new TextEncoder().encode(path)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        const line = `apparmor="DENIED" operation="open" profile="p" name=${hex.toUpperCase()} pid=1 denied_mask="r"`;
        const read = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(path));
        expect(parseRecords(line)).toMatchObject([{ fields: { name: read } }]);
      }),
    );
  });
});

describe('a hostile line of megabytes', () => {
  const size = 1_000_000;
  const repeated = (text: string): string => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  const inner = [
    'apparmor=',
    'apparmor=x ',
    'apparmor="',
    'apparmor="DENIED" ',
    'apparmor="DENIED" operation=(null) ',
    'operation=(null) ',
    'operation="x" a=b ',
    'operation=x apparmor=y ',
    'operation=',
    'type=1503 operation=',
    'type=1503 audit(1:1): operation=x ',
    'compat=',
    'arch=;compat=',
    'SECCOMP ',
    'SECCOMP uid=1 ',
    'SECCOMP pid=1 ',
    'type=1326 audit(',
    'type=1326 ',
    'compat=0 ',
    'pid=1 compat=0 ',
    'compat=(null) pid=1 ',
    'compat=0 uid=1 ',
    'auid=1 compat=',
    '1(a) arch=x compat=0 ',
    'AppArmor policy ',
    'An AppArmor policy prevents this sender from sending this message to this recipient; type="x" ',
    ' is not allowed to own the service "AppArmor policy',
    'label=x (',
    'label=x ( operation=y ',
    '“',
    'name=“',
    'name=\\"',
    '\\',
    'name=\\\\\\',
    'x',
    'x ',
    '=',
    'a=b ',
    'a=',
    'a="',
    'name="a=" ',
    ' =" x=',
    '...',
    '… ',
    '(',
    '{"MESSAGE":',
    '=3D',
    'apparmor=3D',
    'audit(',
    '&quot;',
    'name=&quot;',
    "name='",
    'apparmor=x comm=a b ',
    'operation=x flags=a, ',
    'operation=x denied=send read ',
    'operation=x comm=a ',
    'operation=x\\_ ',
    'comm=a<',
    'comm=</a>',
    'comm=\\',
    'name=\\"\\',
  ];
  it.each(inner)('of %s is read in one pass', (text) => {
    // A quadratic reader would need minutes for this length, far beyond the time a test may take.
    expect(Array.isArray(parseRecords(repeated(text)))).toBe(true);
    expect(Array.isArray(parseRecords(`apparmor="DENIED" operation="open" profile="p" ${repeated(text)}`))).toBe(true);
  });
});
