import { describe, expect, it } from 'vitest';
import type { Device, UdevFacts } from './device.ts';
import { knowDevice } from './device-facts.ts';
import { parseUdevRule } from './parse-udev-rule.ts';
import { ruleAnswer } from './udev-rule-answer.ts';

function answer(text: string, device: Partial<Device> & { readonly path: string }): string {
  const rule = parseUdevRule(text);
  return rule.ok ? ruleAnswer(rule.value, knowDevice(device)) : rule.error.code;
}

function facts(of: Readonly<Record<string, string | null>>): UdevFacts {
  return new Map(Object.entries(of));
}

describe('ruleAnswer, from the path alone', () => {
  it.each([
    // The kernel's name is mostly the last part of the path, and sometimes another.
    ['KERNEL=="event[0-9]*"', '/dev/input/event3', 'yes'],
    ['KERNEL=="input/event3"', '/dev/input/event3', 'no'],
    ['KERNEL=="pcmC[0-9]*D[0-9]*[cp]"', '/dev/snd/pcmC0D0p', 'yes'],
    ['SUBSYSTEM=="drm", KERNEL=="card[0-9]*"', '/dev/dri/card0', 'yes'],
    ['SUBSYSTEM=="drm", KERNEL=="card[0-9]*"', '/dev/dri/renderD128', 'no'],
    ['KERNEL=="tun"', '/dev/net/tun', 'yes'],
    ['KERNEL=="hw_random"', '/dev/hwrng', 'yes'],
    ['KERNEL=="hwrng"', '/dev/hwrng', 'no'],
    ['KERNEL=="device-mapper"', '/dev/mapper/control', 'yes'],
    ['KERNEL=="dvb0.frontend1", SUBSYSTEM=="dvb"', '/dev/dvb/adapter0/frontend1', 'yes'],
    ['KERNEL=="msr3"', '/dev/cpu/3/msr', 'yes'],
    ['SUBSYSTEM=="usbmisc"', '/dev/usb/hiddev0', 'yes'],
    ['SUBSYSTEM=="usb"', '/dev/usb/hiddev0', 'no'],
    ['SUBSYSTEM=="block", ENV{DEVTYPE}=="partition"', '/dev/nvme0n1p2', 'yes'],
    ['SUBSYSTEM=="block", ENV{DEVTYPE}=="partition"', '/dev/sda', 'no'],
    // The path of a USB device tells its number, not its port, which is its name.
    ['SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device"', '/dev/bus/usb/001/002', 'yes'],
    ['SUBSYSTEM=="usb", KERNEL=="1-1"', '/dev/bus/usb/001/002', 'unknown'],
    ['SUBSYSTEM=="usb", KERNEL=="*"', '/dev/bus/usb/001/002', 'yes'],
    // Nothing in a path tells what udev's database has.
    ['KERNEL=="event[0-9]*", ENV{ID_INPUT_JOYSTICK}=="1"', '/dev/input/event3', 'unknown'],
    ['KERNEL=="event[0-9]*", ENV{ID_INPUT_JOYSTICK}=="1"', '/dev/input/mice', 'no'],
    ['SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1234"', '/dev/hidraw0', 'unknown'],
    ['SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1234"', '/dev/ttyS0', 'no'],
    ['KERNEL=="ttyS<<n>>"', '/dev/ttyS0', 'unknown'],
    ['KERNEL=="ttyS<<n>>"', '/dev/ttyUSB0', 'no'],
    ['<<match>>', '/dev/ttyS0', 'unknown'],
    // udev has no such devices.
    ['KERNEL=="nvidia*"', '/dev/nvidia-uvm-tools', 'no'],
    ['SUBSYSTEM=="tty"', '/dev/pts/0', 'no'],
    // A name in no table may be a link, and a node in an unknown folder may have any name.
    ['KERNEL=="front-camera"', '/dev/front-camera', 'unknown'],
    ['KERNEL=="gizmo"', '/dev/toys/gizmo', 'unknown'],
    ['SUBSYSTEM=="block"', '/dev/disk/by-id/some-disk', 'unknown'],
    ['KERNEL=="null"', '/dev/../dev/null', 'unknown'],
    ['KERNEL=="null"', '/srv/null', 'unknown'],
  ])('%s for %s: %s', (rule, path, expected) => {
    expect(answer(rule, { path })).toBe(expected);
  });

  it('takes the name from a path that is the node’s own', () => {
    const own = { path: '/dev/gizmo0', resolved: true };
    expect(answer('KERNEL=="gizmo[0-9]*"', own)).toBe('yes');
    expect(answer('KERNEL=="video[0-9]*"', own)).toBe('no');
    expect(answer('SUBSYSTEM=="toys"', own)).toBe('unknown');
    expect(answer('KERNEL=="gizmo"', { path: '/dev/toys/gizmo', resolved: true })).toBe('unknown');
  });
});

describe('ruleAnswer, with what udev knows', () => {
  it('compares what is missing as an empty text, except an attribute', () => {
    const device = {
      path: '/dev/input/event3',
      facts: facts({ 'ENV{TOY}': null, 'ATTR{size}': null, 'ENV{KEY}': '1' }),
    };
    expect(answer('ENV{TOY}!="1"', device)).toBe('yes');
    expect(answer('ENV{TOY}==""', device)).toBe('yes');
    expect(answer('ENV{KEY}=="1", ENV{TOY}!="1"', device)).toBe('yes');
    expect(answer('ATTR{size}!="1"', device)).toBe('no');
    expect(answer('ATTR{size}==""', device)).toBe('no');
    expect(answer('ENV{OTHER}!="1"', device)).toBe('unknown');
  });

  it('drops white space at the end of an attribute unless the rule asks for it', () => {
    const device = { path: '/dev/sg0', facts: facts({ 'ATTR{model}': 'Toy  ' }) };
    expect(answer('ATTR{model}=="Toy"', device)).toBe('yes');
    expect(answer('ATTR{model}=="Toy "', device)).toBe('no');
    expect(answer('ATTR{model}=="Toy  "', device)).toBe('yes');
  });

  it('finds a tag among several', () => {
    const device = { path: '/dev/gizmo', facts: facts({ TAG: ':seat:snap_a_b:' }) };
    expect(answer('TAG=="snap_a_b"', device)).toBe('yes');
    expect(answer('TAG=="snap_a"', device)).toBe('no');
  });

  it('lets what the caller knows win over the path', () => {
    expect(answer('SUBSYSTEM=="toys"', { path: '/dev/ttyS0', facts: facts({ SUBSYSTEM: 'toys' }) })).toBe('yes');
  });

  it('asks one device for all tests that look upwards', () => {
    const rule = 'SUBSYSTEM=="tty", SUBSYSTEMS=="usb", ATTRS{idVendor}=="12ab"';
    const usb = facts({ SUBSYSTEM: 'usb', 'ATTR{idVendor}': '12ab' });
    const hub = facts({ SUBSYSTEM: 'usb', 'ATTR{idVendor}': null });
    const other = facts({ SUBSYSTEM: 'pci', 'ATTR{idVendor}': '12ab' });
    const of = (parents: readonly UdevFacts[]) =>
      answer(rule, { path: '/dev/ttyACM0', facts: facts({ 'ATTR{idVendor}': null }), parents });
    expect(of([hub, usb])).toBe('yes');
    expect(of([hub, other])).toBe('no');
    expect(of([])).toBe('no');
    expect(answer(rule, { path: '/dev/ttyACM0' })).toBe('unknown');
    // The device itself is the first that is asked.
    expect(answer('SUBSYSTEMS=="tty"', { path: '/dev/ttyACM0' })).toBe('yes');
  });
});
