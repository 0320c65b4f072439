import { describe, expect, it } from 'vitest';
import type { Carried, Line } from '../../decode/line.ts';
import type { Statement } from '../../evidence/statement.ts';
import type { Reader } from '../reader.ts';
import { apparmorParserError } from './apparmor-parser-error.ts';
import { snapConfineError } from './snap-confine-error.ts';
import { snapDeviceHelper } from './snap-device-helper.ts';

/** What a reader says of lines that the same thing carried, and how many of them it takes. */
function read(reader: Reader, texts: readonly string[], carried: Carried = {}): [number, readonly Statement[]] {
  const said: Statement[] = [];
  const lines = texts.map((text, index): Line => ({ number: index + 1, raw: text, text, carried }));
  const [first, ...rest] = lines;
  const section = first ? reader.open(first, (statement) => said.push(statement)) : null;
  if (section === null) return [0, said];
  const refused = rest.findIndex((line) => !section.accept(line));
  section.close();
  return [refused < 0 ? texts.length : refused + 1, said];
}

describe('snap-confine-error', () => {
  it('knows the snap by the unit when the sentence does not name it', () => {
    const [, said] = read(
      snapConfineError,
      ['cannot change profile for the next exec call: No such file or directory'],
      {
        unit: 'snap.foo.bar.service',
      },
    );
    expect(said).toMatchObject([{ kind: 'trouble', object: { kind: 'Snap', name: 'foo' } }]);
  });

  it('tells what was refused to it as a refusal, everything else as trouble', () => {
    const of = (text: string) => read(snapConfineError, [text])[1];
    expect(of('cannot perform operation: mkdir /tmp/x: Permission denied')).toMatchObject([
      { kind: 'refusal', access: { kind: 'file', path: '/tmp/x', mask: 'wc' }, program: 'snap-confine' },
    ]);
    expect(of('cannot perform operation: mkdir /tmp/x: No space left on device')).toMatchObject([{ kind: 'trouble' }]);
  });

  it('does not take the sentences of others', () => {
    for (const text of [
      'cannot perform operation: the database is locked',
      'say "xcannot apply seccomp profile',
      'apparmor="DENIED" info="cannot apply seccomp profile"',
    ]) {
      expect(read(snapConfineError, [text])).toEqual([0, []]);
    }
  });

  it('takes its own second line and no other', () => {
    const first = 'missing profile snap.foo.bar.';
    const second = 'Please make sure that the snapd.apparmor service is enabled and started';
    expect(read(snapConfineError, [first, second, second])[0]).toBe(2);
    expect(read(snapConfineError, [first, 'ada@node-1:~$ ls'])).toMatchObject([1, [{ message: first }]]);
  });
});

describe('snap-device-helper', () => {
  const call = "Process '/usr/lib/snapd/snap-device-helper add snap_vlc_vlc";

  it('joins what a fold broke, and leaves the lines of others', () => {
    const folded = [call, "/devices/x/card0 226:0' failed with exit code", '2.'];
    expect(read(snapDeviceHelper, folded)).toMatchObject([3, [{ exitCode: 2, object: { name: 'vlc' } }]]);
    expect(read(snapDeviceHelper, [call, 'Name: web'])).toEqual([1, []]);
  });

  it('says nothing of a helper that is merely running', () => {
    expect(read(snapDeviceHelper, ['471 ? S /usr/lib/snapd/snap-device-helper add snap_vlc_vlc /devices/x'])).toEqual([
      0,
      [],
    ]);
    expect(read(snapDeviceHelper, [`${call} /devices/x 226:0' done`])).toEqual([0, []]);
  });
});

describe('apparmor-parser-error', () => {
  it('takes the parser’s output behind the sentence of snapd', () => {
    const [taken, said] = read(apparmorParserError, [
      'cannot load apparmor profiles: exit status 1',
      'apparmor_parser output:',
      'AppArmor parser error for /x/snap.foo.bar in profile /x/snap.foo.bar at line 3: syntax error',
      'Name: web',
    ]);
    expect(taken).toBe(3);
    expect(said).toMatchObject([{ reason: 'apparmor_parser', object: { kind: 'Snap', name: 'foo' } }]);
  });

  it('keeps the errors of two profiles apart', () => {
    const error = 'AppArmor parser error for /x/a in profile /x/a at line 3: syntax error';
    expect(read(apparmorParserError, [error, error])[0]).toBe(1);
    expect(
      read(apparmorParserError, ['AppArmor parser error for /x/a', 'in profile /x/a at line 3: no', error])[0],
    ).toBe(2);
  });

  it('is not opened by a command', () => {
    expect(
      read(apparmorParserError, ['sudo apparmor_parser -r /etc/apparmor.d/x', 'apparmor_parser: 3 profiles']),
    ).toEqual([0, []]);
  });
});
