import { describe, expect, it } from 'vitest';
import type { Carried, Line } from '../../decode/line.ts';
import type { Statement } from '../../evidence/statement.ts';
import { programRefusal, readRefusal } from './program-refusal.ts';

function lineOf(text: string, carried: Carried = {}, number = 1): Line {
  return { number, raw: text, text, carried };
}

describe('program-refusal', () => {
  it('takes program, snap and app from what carried the line', () => {
    const line = lineOf('open /var/run/docker.sock: permission denied', {
      program: 'docker.dockerd',
      unit: 'snap.docker.dockerd.service',
    });
    expect(readRefusal(line.text, line)).toMatchObject({ program: 'docker.dockerd', snap: 'docker', app: 'dockerd' });
  });

  it('believes the program on the line, and the snap of its log', () => {
    const line = lineOf('grep: /sys/kernel/x: Permission denied', { program: 'docker.dockerd', pid: 12 });
    expect(readRefusal(line.text, line)).toMatchObject({ program: 'grep', snap: 'docker', app: 'dockerd' });
  });

  it('knows programs that say in words of their own that a permission is missing', () => {
    const access = (text: string) => readRefusal(text, lineOf(text))?.access;
    const serial = 'you do not have the correct permissions to open the tty /dev/ttyUSB0 and share no group with it';
    expect(access(serial)).toMatchObject({ kind: 'file', path: '/dev/ttyUSB0' });
    expect(access("You don't have permission to read /etc/thing.conf.")).toMatchObject({ path: '/etc/thing.conf' });
    expect(access('the user does not have permission to list pods')).toBeUndefined();
  });

  it('knows the device of which QEMU speaks', () => {
    const access = (text: string) => readRefusal(text, lineOf(text))?.access;
    expect(access('Could not access KVM kernel module: Permission denied')).toMatchObject({ path: '/dev/kvm' });
    expect(access('qemu-system-x86_64: failed to initialize KVM: Operation not permitted')).toMatchObject({
      kind: 'device',
      path: '/dev/kvm',
    });
  });

  it('tells devices by the errno: the device cgroup refuses with EPERM, AppArmor with EACCES', () => {
    const access = (text: string) => readRefusal(text, lineOf(text))?.access;
    expect(access('open /dev/kvm: operation not permitted')).toEqual({
      kind: 'device',
      path: '/dev/kvm',
      errno: 'EPERM',
    });
    expect(access('open /dev/kvm: permission denied')).toEqual({ kind: 'file', path: '/dev/kvm', mask: 'r' });
    expect(access('open /dev/shm/x: operation not permitted')).toMatchObject({ kind: 'file' });
  });

  it('tells a low port from a socket that was refused itself, whatever time stands before', () => {
    const access = (text: string) => readRefusal(text, lineOf(text))?.access;
    const port = { kind: 'capability', name: 'net_bind_service' };
    expect(access('listen tcp :80: bind: permission denied')).toEqual(port);
    expect(access('2026/01/02 10:00:00 listen tcp :80: bind: permission denied')).toEqual(port);
    expect(access('listen tcp :53: socket: permission denied')).toMatchObject({ kind: 'network', family: 'inet' });
  });

  it('knows what a shell may not start, and paths that are told without their first slash', () => {
    const access = (text: string) => readRefusal(text, lineOf(text))?.access;
    expect(access('/bin/sh: 1: ip: Permission denied')).toEqual({ kind: 'file', path: '/usr/bin/ip', mask: 'x' });
    expect(access('sh: 3: cannot open: Permission denied')).not.toMatchObject({ mask: 'x' });
    expect(access('getting devices: reading sys/bus/usb/devices: permission denied')).toEqual({
      kind: 'file',
      path: '/sys/bus/usb/devices',
      mask: 'r',
    });
  });

  it('does not take the program for what was refused', () => {
    const text = '/snap/foo/12/usr/bin/foo: cannot open display: Permission denied';
    expect(readRefusal(text, lineOf(text))).toMatchObject({
      access: { kind: 'other', operation: 'open', name: 'display' },
      program: 'foo',
      snap: 'foo',
    });
  });

  it('leaves records to those who read records', () => {
    for (const text of [
      'apparmor="DENIED" operation="open" profile="snap.a.b" name="/x/y" info="Permission denied" pid=1 comm="x" requested_mask="r"',
      'open /x/y: Permission denied: avc:  denied  { read } for pid=1',
    ]) {
      expect(readRefusal(text, lineOf(text))).toBeNull();
    }
  });

  it('joins a fold, and gives back the line that is none', () => {
    const said: Statement[] = [];
    const fold = programRefusal.open(lineOf('/snap/foo/12/bin/x: line 3:'), (statement) => said.push(statement));
    expect(fold?.accept(lineOf('/dev/input/event2: Operation not permitted', {}, 2))).toBe(true);
    expect(fold?.accept(lineOf('/dev/input/event3: Operation not permitted', {}, 3))).toBe(false);
    expect(said).toMatchObject([{ access: { kind: 'device', path: '/dev/input/event2' }, snap: 'foo' }]);

    const other = programRefusal.open(lineOf('/snap/foo/12/bin/x: line 3:'), (statement) => said.push(statement));
    expect(other?.accept(lineOf('echo done', {}, 2))).toBe(false);
    expect(said).toHaveLength(1);
  });

  it('says nothing of words that tell no attempt', () => {
    for (const text of ['Permission denied', 'the answer was permission denied again', 'Operation not permitted.']) {
      expect(programRefusal.open(lineOf(text), () => undefined)).toBeNull();
    }
  });
});
