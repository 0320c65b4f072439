import type { Access } from '@whyblocked/contract';
import type { DenialDraft } from '../drafts/draft.ts';

/** Links that every system has: a record tells where they lead, a program what it was given. Of a process any number will do. */
const LINKS: readonly (readonly [string, string])[] = [
  ['/var/run/', '/run/'],
  ['/var/lock/', '/run/lock/'],
  ['/proc/self/', '/proc/4711/'],
  ['/proc/thread-self/', '/proc/4711/task/4711/'],
  ['/proc/net/', '/proc/4711/net/'],
];

/** Where the links in /sys/class lead to: a device hangs on the bus of the machine, on one of USB, on none, or stays where it is. */
const OF_CLASS = /^\/sys\/class\/([^/]+\/[^/]+)(?=\/.)/;
const DEVICES = [
  '/sys/devices/pci0000:00/0000:00:14.0/',
  '/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1/1-1:1.0/',
  '/sys/devices/virtual/',
];

/** Where the base has its programs: a shell that may not start one names it without its folder. */
const PROGRAM_FOLDERS = ['/usr/bin/', '/usr/sbin/', '/bin/', '/sbin/'];

/**
 * What the policy is asked about a denial, one access or several of which any may have been meant: a program that says what was refused
 * tells neither whether a path is a folder nor where links lead, and a record whose fields were left out or cut off not which way a message
 * went or what was tried. To the policy a device is a file that is opened to be read and written; what does not say what it tried to do has at
 * least read.
 */
export function askedAccesses({ access, verdict, entries }: DenialDraft): readonly Access[] {
  const asked: Access = access.kind === 'device' ? { kind: 'file', path: access.path, mask: 'wr' } : access;
  if (asked.kind === 'dbus' && asked.mask === '') {
    const ways = isSignal(entries[0]?.said) ? ['receive', 'send'] : ['send', 'receive'];
    return ways.map((mask) => ({ ...asked, mask }));
  }
  if (asked.kind !== 'file' || asked.path === undefined) return [asked];
  const mask = asked.mask === '' ? 'r' : asked.mask;
  if (verdict !== 'told') return [{ ...asked, mask }];
  const link = LINKS.find(([from]) => asked.path?.startsWith(from));
  const path = link ? link[1] + asked.path.slice(link[0].length) : asked.path;
  const one = { ...asked, path, mask };
  const program = one.mask === 'x' ? /^\/usr\/bin\/([^/]+)$/.exec(path)?.[1] : undefined;
  if (program !== undefined) return PROGRAM_FOLDERS.map((folder) => ({ ...one, path: folder + program }));
  const ofClass = OF_CLASS.exec(path);
  if (ofClass) {
    const rest = path.slice(ofClass[0].length);
    return [one, ...DEVICES.map((device) => ({ ...one, path: `${device}${ofClass[1]}${rest}` }))];
  }
  const mayBeFolder = !path.endsWith('/') && /^[r]+$/.test(one.mask);
  return mayBeFolder ? [one, { ...one, path: `${path}/` }] : [one];
}

function isSignal(said: DenialDraft['entries'][number]['said'] | undefined): boolean {
  return said !== undefined && 'mediator' in said && said.fields.operation === 'dbus_signal';
}
