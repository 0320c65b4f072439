import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';
import { isOfEvent, withEventProgram } from './with-event-program.ts';

const id = '1687451760.860:159';
const syscall = (exe: string) =>
  `type=SYSCALL msg=audit(${id}): arch=c000003e syscall=257 success=no exit=-13 a0=ffffff9c a1=7ffd a2=0 a3=0 items=1 ppid=1 pid=12 auid=4294967295 uid=0 gid=0 tty=(none) ses=4294967295 comm="web" ${exe} subj=snap.a.b key=(null)`;
const program = (record: string, ...lines: readonly string[]) =>
  parseRecords(record).map((each) => withEventProgram(each, lines).exe);
const denial = `type=AVC msg=audit(${id}): apparmor="DENIED" operation="open" class="file" profile="snap.a.b" name="/x" pid=12 comm="web"`;

describe('withEventProgram', () => {
  it.each([
    ['exe="/snap/a/3/bin/web"', '/snap/a/3/bin/web'],
    ['exe=2F736E61702F612062', '/snap/a b'],
    ['exe=/snap/a/3/bin/web', '/snap/a/3/bin/web'],
  ])('takes %s', (exe, expected) => {
    expect(program(denial, syscall(exe))).toEqual([expected]);
    expect(program(denial, 'type=PROCTITLE exe="/other"', syscall(exe).replace('type=SYSCALL', 'type=1300'))).toEqual([
      expected,
    ]);
  });

  it('takes nothing where no line tells, and nothing in place of what the record tells itself', () => {
    expect(program(denial)).toEqual([undefined]);
    expect(program(denial, `type=CWD msg=audit(${id}): cwd="/"`, syscall(''))).toEqual([undefined]);
    expect(program(`${denial} exe="/own"`, syscall('exe="/other"'))).toEqual(['/own']);
  });

  it('is told from other events by the id', () => {
    expect(isOfEvent(syscall(''), id)).toBe(true);
    expect(isOfEvent(syscall(''), '1687451760.860:15')).toBe(false);
  });
});
