import type { DbusAccess, NetworkAccess, UnixAccess } from '../access.ts';
import { type CompiledAutomaton, START } from './compiled-automaton.fixture.ts';
import { labelPermits, policyPermissions } from './walk-label.fixture.ts';

const NETWORK = 14;
const DBUS = 32;
const CREATE = 0x10;
const LISTEN_COMMAND = 2;
const OPTION_COMMAND = 4;
const PEER_COMMAND = 1;
const FAMILIES: Readonly<Record<string, number>> = {
  unix: 1,
  inet: 2,
  ax25: 3,
  ipx: 4,
  inet6: 10,
  netlink: 16,
  packet: 17,
  can: 29,
  bluetooth: 31,
  alg: 38,
  vsock: 40,
  xdp: 44,
};
const TYPES: Readonly<Record<string, number>> = {
  stream: 1,
  dgram: 2,
  raw: 3,
  rdm: 4,
  seqpacket: 5,
  dccp: 6,
  packet: 10,
};
const UNIX: Readonly<Record<string, number>> = {
  send: 0x2,
  receive: 0x4,
  create: CREATE,
  shutdown: 0x20,
  connect: 0x40,
  setattr: 0x100,
  getattr: 0x200,
  accept: 0x100000,
  bind: 0x200000,
  listen: 0x400000,
  setopt: 0x1000000,
  getopt: 0x2000000,
};
const MESSAGES: Readonly<Record<string, number>> = { send: 0x2, receive: 0x4, eavesdrop: 0x20, bind: 0x40 };

/** Families and types this walk has numbers for, so that tests draw from them only. */
export const FAMILY_NAMES: readonly string[] = Object.keys(FAMILIES).filter((family) => family !== 'unix');
export const TYPE_NAMES: readonly string[] = Object.keys(TYPES);
export const UNIX_MASKS: readonly string[] = Object.keys(UNIX);

export function walkNetwork(automaton: CompiledAutomaton, { family, type = '' }: NetworkAccess): boolean {
  const state = automaton.walk(START, NETWORK, ...short(FAMILIES[family]), ...short(TYPES[type]));
  return (policyPermissions(automaton, state) & CREATE) !== 0;
}

/** One word of a unix mask after the other, each in the state where the kernel asks for it. */
export function walkUnix(automaton: CompiledAutomaton, access: UnixAccess): boolean {
  return access.mask.split(' ').every((word) => unixWordPermitted(automaton, access, word));
}

function unixWordPermitted(automaton: CompiledAutomaton, access: UnixAccess, word: string): boolean {
  const request = UNIX[word];
  if (request === undefined) throw new Error(`"${word}" is no access to a unix socket`);
  const created = automaton.walk(START, NETWORK, ...short(FAMILIES.unix), ...short(TYPES[access.type ?? '']), 0, 0);
  // Binding without a name asks for one: the address is there, and empty.
  const named = access.address !== undefined && access.address !== 'none';
  const own = word === 'bind' && !named ? new Uint8Array() : addressBytes(access.address);
  const local = automaton.walk(created, own, 0, 0);
  const permits = (state: number) => (policyPermissions(automaton, state) & request) === request;
  switch (word) {
    case 'create':
      return permits(created);
    case 'listen':
      return permits(automaton.walk(local, LISTEN_COMMAND, 0, 128));
    case 'getopt':
    case 'setopt':
      return permits(automaton.walk(local, OPTION_COMMAND, 0, 7));
    case 'send':
    case 'receive':
    case 'connect': {
      const peer = automaton.walk(local, PEER_COMMAND, addressBytes(access.peerAddress), 0);
      return (access.peerLabel ?? '').split('//&').every((label) => permits(automaton.walk(peer, label)));
    }
    default:
      return permits(local);
  }
}

/** The address as the kernel has it: an abstract one begins with NUL, an unnamed socket is a byte of its own. */
function addressBytes(address: string | undefined): Uint8Array {
  if (address === undefined || address === 'none') return Uint8Array.of(1);
  return Buffer.from(address.startsWith('@') ? `\0${address.slice(1)}` : address);
}

/** The query that a bus daemon asks for one message, or for one name. */
export function walkDbus(automaton: CompiledAutomaton, access: DbusAccess): boolean {
  const request = MESSAGES[access.mask] ?? 0;
  const bus = automaton.walk(START, DBUS, access.bus);
  if (access.mask === 'eavesdrop') return (policyPermissions(automaton, bus) & request) !== 0;
  const named = automaton.walk(bus, 0, access.name ?? '');
  if (access.mask === 'bind') return (policyPermissions(automaton, named) & request) !== 0;
  const about = [access.path ?? '', 0, access.interface ?? '', 0, access.member ?? ''] as const;
  const state = automaton.walk(named, 0, access.peerLabel ?? '', 0, ...about);
  return (policyPermissions(automaton, state) & request) !== 0;
}

/** Signals and ptrace share the walk behind their class. */
export function walkPeer(
  automaton: CompiledAutomaton,
  prefix: readonly number[],
  peer: string,
  request: number,
): boolean {
  return labelPermits(automaton, automaton.walk(START, ...prefix), peer, request);
}

function short(value = 0): readonly [number, number] {
  return [value >> 8, value & 0xff];
}
