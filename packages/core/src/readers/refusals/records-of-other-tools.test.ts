import { parseRecords } from '@whyblocked/confinement';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../decode/line.ts';
import type { Statement } from '../../evidence/statement.ts';
import type { Reader } from '../reader.ts';
import { aaLog } from './aa-log.ts';
import { snappyDebug } from './snappy-debug.ts';

function lineOf(text: string): Line {
  return { number: 1, raw: text, text, carried: {} };
}

function saidBy(
  reader: Reader,
  texts: readonly string[],
): { readonly said: readonly Statement[]; readonly taken: number } {
  const said: Statement[] = [];
  const section = reader.open(lineOf(texts[0] ?? ''), (statement) => said.push(statement));
  const rest = texts.slice(1).findIndex((text) => !section?.accept(lineOf(text)));
  section?.close();
  return { said, taken: section === null ? 0 : rest < 0 ? texts.length : rest + 1 };
}

const block = [
  '= Seccomp =',
  'Time: Jan 15 19:12:58',
  'Log: auid=1 uid=0 gid=0 ses=1 pid=4363 comm="daemon" exe="/x" sig=31 arch=c000003e 93(fchown) compat=0 ip=0x7f code=0x0',
  'Syscall: fchown',
  'Suggestions:',
  "* add one of 'account-control, browser-support' to 'plugs'",
  '',
];

describe('snappy-debug', () => {
  it('takes a block whole, and tells no record that the scanner finds by itself', () => {
    expect(parseRecords(block[2] ?? '')).toHaveLength(1);
    expect(saidBy(snappyDebug, [...block, 'ada@node-1:~$ ls'])).toEqual({ said: [], taken: block.length });
  });

  it('tells the record that has no trigger', () => {
    const without = block.map((text) => text.replace('compat=0 ', ''));
    expect(parseRecords(without[2] ?? '')).toHaveLength(0);
    expect(saidBy(snappyDebug, without).said).toMatchObject([
      {
        kind: 'record',
        record: { mediator: 'seccomp', verdict: 'killed', access: { name: 'fchown', arch: 'x86_64' } },
      },
    ]);
  });

  it('ends where other text begins', () => {
    expect(saidBy(snappyDebug, ['= AppArmor =', 'Time: x', 'Name: web', 'Log: y']).taken).toBe(2);
    expect(snappyDebug.open(lineOf('== Seccomp ='.repeat(2)), () => undefined)).toBeNull();
  });
});

describe('aa-log', () => {
  it('reads what no scanner of records finds', () => {
    const text = 'DENIED  snap.foo.bar open owner @{run}/user/1000/x comm=bar requested_mask=rw denied_mask=w';
    expect(parseRecords(text)).toEqual([]);
    expect(saidBy(aaLog, [text]).said).toMatchObject([
      { record: { verdict: 'denied', label: 'snap.foo.bar', truncated: false, column: 1 } },
    ]);
    expect(saidBy(aaLog, [text]).said).toMatchObject([
      { record: { access: { kind: 'file', path: '/run/user/1000/x', mask: 'w', owner: true } } },
    ]);
  });

  it('tells no owner that the line does not, and that a line is cut', () => {
    const [statement] = saidBy(aaLog, ['DENIED  foo open /x comm="th']).said;
    expect(statement).toMatchObject({ record: { truncated: true } });
    expect(JSON.stringify(statement)).not.toMatch(/fsuid|owner/);
  });

  it('lets no value end the one before it', () => {
    const [statement] = saidBy(aaLog, ['DENIED  foo open /x comm=a profile="snap.b.c" requested_mask=r']).said;
    expect(statement).toMatchObject({ record: { label: 'foo' } });
  });

  it('does not take sentences for records', () => {
    for (const text of ['DENIED  access to the building', 'ALLOWED', 'DENIED  a b c=d', 'AUDIT  of x by comm=y']) {
      expect(
        aaLog.open(lineOf(text), () => undefined),
        text,
      ).toBeNull();
    }
  });
});
