import { parseRecords } from '@whyblocked/confinement';
import type { Access } from '@whyblocked/contract';
import type { Line } from '../../decode/line.ts';
import type { Refusal } from '../../evidence/refusal.ts';
import { ONE_LINE, type Reader } from '../reader.ts';
import { brokerCallIn, callIn } from './dbus-call.ts';
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
  from: ['(what applications print)', '(journal of dbus-daemon and dbus-broker)'],
  triggers: [
    'DBus.Error.AccessDenied',
    'Rejected send message',
    'Rejected receive message',
    'is not allowed to own the service',
    'A security policy denied ',
    'Sender is not authorized to send message',
    'Request to own name refused by policy',
    'Call failed: Access denied',
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
    ofBusPolicy(near) ??
    ofBroker(near) ??
    ofOwnership(near) ??
    ofUrlScheme(near) ??
    ofPolkit(near) ??
    ofPortal(near) ??
    ofService(near);
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

function ofBroker(text: string): Told | null {
  const call = brokerCallIn(text);
  return call === null ? null : { access: { kind: 'dbus', bus: busNamedIn(text), ...call } };
}

/** dbus-daemon names the service; of dbus-broker and of libraries that ask for a name themselves only what stands around it may. */
function ofOwnership(text: string): Told | null {
  const refused =
    /is not allowed to own the service \\?"([^"\\]{1,255})|Request to own name refused by policy|DBus\.Error\.AccessDenied\]?:? Failed to request bus name|sd_bus_request_name: \S{0,20}DBus\.Error\.AccessDenied/.exec(
      text,
    );
  if (refused === null) return null;
  const name = refused[1] ?? callIn(text.slice(0, refused.index)).name;
  return {
    access: { kind: 'dbus', bus: busNamedIn(text), mask: 'bind', ...(name === undefined ? {} : { name }) },
  };
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

/** A service refuses a call by itself, or a bus without saying which: "…AccessDenied: Screenshot is not allowed". What was called may stand before. */
function ofService(text: string): Told | null {
  const refused = /DBus\.Error\.AccessDenied|Sender is not authorized to send message|Call failed: Access denied/.exec(
    text,
  );
  if (refused === null) return null;
  const call = callIn(text.slice(0, refused.index));
  const member = call.member ?? /AccessDenied:? (\w{1,60}) is not allowed/.exec(text.slice(refused.index))?.[1];
  return {
    access: {
      kind: 'dbus',
      bus: busNamedIn(text),
      mask: 'send',
      ...call,
      ...(member === undefined ? {} : { member }),
    },
  };
}

function busNamedIn(text: string): string {
  return (
    /\[(system|session)\b/.exec(text)?.[1] ??
    /\b(system|session)(?: (?:message )?bus| D-Bus|_bus_socket)\b/i.exec(text)?.[1]?.toLowerCase() ??
    /(?:^|\s)--(system|session)\b/.exec(text)?.[1] ??
    ''
  );
}
