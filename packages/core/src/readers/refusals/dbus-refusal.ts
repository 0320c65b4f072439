import { parseRecords } from '@whyblocked/confinement';
import type { Access } from '@whyblocked/contract';
import type { Line } from '../../decode/line.ts';
import type { Refusal } from '../../evidence/refusal.ts';
import { ONE_LINE, type Reader } from '../reader.ts';
import { oneLine } from './one-line.ts';
import { programOf } from './program-of.ts';
import { refusedSnap, snapOfTag } from './refused-snap.ts';

const REACH = 3000;

/**
 * A message on a bus that was refused by the bus's own policy, by polkit, by a portal or by the service: the words of an application,
 * not the sentence of AppArmor, which is a record and read as one.
 */
export const dbusRefusal: Reader = {
  form: 'dbus-refusal',
  from: ['(what applications print)', '(journal of dbus-daemon)'],
  triggers: [
    'DBus.Error.AccessDenied',
    'Rejected send message',
    'Rejected receive message',
    'is not allowed to own the service',
    'portal.Error.NotAllowed',
    'PolicyKit1.Error.NotAuthorized',
    'InteractiveAuthorizationRequired',
    'NetworkManager.PermissionDenied',
    'Supplied URL scheme',
  ],
  open(line, say) {
    const refusal = readDbusRefusal(line);
    if (refusal === null) return null;
    say(refusal, line);
    return ONE_LINE;
  },
};

function readDbusRefusal({ text, carried }: Line): Refusal | null {
  const near = text.slice(0, REACH);
  if (near.includes('AppArmor policy')) return null;
  const told =
    ofBusPolicy(near) ?? ofOwnership(near) ?? ofUrlScheme(near) ?? ofPolkit(near) ?? ofPortal(near) ?? ofService(near);
  if (told === null) return null;
  const program = programOf(near, carried);
  const subject = told.label === undefined ? null : snapOfTag(told.label);
  return {
    kind: 'refusal',
    access: told.access,
    errno: 'EACCES',
    ...(program === undefined ? {} : { program }),
    ...(subject ?? refusedSnap(near, carried)),
    message: oneLine(near),
  };
}

interface Told {
  readonly access: Access;
  /** Of the sender, where its security label is told. */
  readonly label?: string;
}

/** dbus-daemon writes the same details after each of its sentences, so those after its own policy's are read as those after AppArmor's. */
function ofBusPolicy(text: string): Told | null {
  const sentence = /Rejected (send|receive) message(?:, \d{1,5} matched rules)?; /.exec(text);
  if (sentence === null) return null;
  const details = text.slice(sentence.index + sentence[0].length).replaceAll('\\"', '"');
  const [record] = parseRecords(
    `An AppArmor policy prevents this sender from sending this message to this recipient; ${details}`,
  );
  const read = record?.access?.kind === 'dbus' ? record.access : { kind: 'dbus' as const, bus: '', mask: '' };
  const label = record?.label.replace(/ \(\w{1,20}\)$/, '');
  return {
    access: { ...read, bus: busNamedIn(text) || read.bus, mask: sentence[1] ?? '' },
    ...(label ? { label } : {}),
  };
}

function ofOwnership(text: string): Told | null {
  const name = /is not allowed to own the service \\?"([^"\\]{1,255})\\?"/.exec(text)?.[1];
  return name === undefined ? null : { access: { kind: 'dbus', bus: busNamedIn(text), mask: 'bind', name } };
}

/** The launcher of snapd opens only the kinds of addresses that it knows (snapd: usersession/userd/launcher.go). */
function ofUrlScheme(text: string): Told | null {
  if (!/Supplied URL scheme \\?"[^"\\]{0,60}\\?" is not allowed/.test(text)) return null;
  const name = 'io.snapcraft.Launcher';
  return { access: { kind: 'dbus', bus: 'session', mask: 'send', name, interface: name, member: 'OpenURL' } };
}

/** polkit refuses an action to a user or asks for a password; whoever asks is told so by the service that asked polkit. */
function ofPolkit(text: string): Told | null {
  const isPolkit =
    /PolicyKit1\.Error\.NotAuthorized|DBus\.Error\.InteractiveAuthorizationRequired|NetworkManager\.PermissionDenied|DBus\.Error\.AccessDenied: (?:Not authorized|Action \S{1,100} is not authorized)/.test(
      text,
    );
  if (!isPolkit) return null;
  const dotted = text.matchAll(/\b(?:org|com|io)(?:\.[\w-]{1,60}){2,7}/g);
  const name = [...dotted].map(([found]) => found).find((found) => !/\bError\b|PermissionDenied/.test(found));
  return { access: { kind: 'other', operation: 'polkit', ...(name === undefined ? {} : { name }) } };
}

function ofPortal(text: string): Told | null {
  if (!text.includes('org.freedesktop.portal.Error.NotAllowed')) return null;
  const portal = /\borg\.freedesktop\.portal\.(?!Error\b|Desktop\b)[A-Za-z]{2,40}\b/.exec(text)?.[0];
  return {
    access: {
      kind: 'dbus',
      bus: 'session',
      mask: 'send',
      name: 'org.freedesktop.portal.Desktop',
      ...(portal === undefined ? {} : { interface: portal }),
    },
  };
}

/** A service refuses a call by itself: "…AccessDenied: Screenshot is not allowed". What was called stands before, where it is told. */
function ofService(text: string): Told | null {
  const at = text.indexOf('DBus.Error.AccessDenied');
  if (at < 0) return null;
  const before = text.slice(0, at);
  const called = /\b((?:[A-Za-z_]\w{0,60}\.){2,8})([A-Za-z_]\w{0,60}): object_path= ?(\/[\w/]{0,200})/.exec(before);
  const member = called?.[2] ?? /AccessDenied:? (\w{1,60}) is not allowed/.exec(text.slice(at))?.[1];
  const name = /\bname[ =]{1,3}['"]?((?:org|com|io)(?:\.[\w-]{1,60}){1,8})/.exec(before)?.[1];
  return {
    access: {
      kind: 'dbus',
      bus: busNamedIn(text),
      mask: 'send',
      ...(name === undefined ? {} : { name }),
      ...(called?.[3] === undefined ? {} : { path: called[3] }),
      ...(called?.[1] === undefined ? {} : { interface: called[1].slice(0, -1) }),
      ...(member === undefined ? {} : { member }),
    },
  };
}

function busNamedIn(text: string): string {
  return /\[(system|session)\b/.exec(text)?.[1] ?? /\b(system|session) bus\b/.exec(text)?.[1] ?? '';
}
