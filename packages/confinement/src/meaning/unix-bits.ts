import { accessWords } from './condition-words.ts';

const NAMES = [
  'create',
  'bind',
  'listen',
  'accept',
  'connect',
  'shutdown',
  'getattr',
  'setattr',
  'getopt',
  'setopt',
  'send',
  'receive',
];
const BITS = new Map(NAMES.map((name, index) => [name, 1 << index]));

/** Every access to a unix socket. */
export const UNIX_ALL = (1 << NAMES.length) - 1;

/** With a condition on the peer, a rule speaks of these alone. */
export const UNIX_WITH_PEER = bitsOfNames(['accept', 'connect', 'send', 'receive']);

export const UNIX_BIND = bitsOfNames(['bind']);

/** A socket is made before it has an address. */
export const UNIX_WITHOUT_ADDRESS = bitsOfNames(['create']);

/** Who is at the other end is asked for these; a connection is accepted before that is known. */
export const UNIX_TO_PEER = bitsOfNames(['connect', 'send', 'receive']);

/** The bits of an access list of a rule; undefined for a word that is none. */
export function unixBits(access: string): number | undefined {
  let bits = 0;
  for (const word of accessWords(access)) {
    const bit =
      word === 'r' || word === 'read'
        ? BITS.get('receive')
        : word === 'w' || word === 'write'
          ? BITS.get('send')
          : word === 'rw' || word === 'wr'
            ? bitsOfNames(['send', 'receive'])
            : BITS.get(word);
    if (bit === undefined) return undefined;
    bits |= bit;
  }
  return bits;
}

/** What an access asks for; empty for a mask that is no mask of unix sockets. */
export function unixNeeds(mask: string): readonly number[] {
  const bits = unixBits(mask);
  return bits === undefined || bits === 0 ? [] : [bits];
}

function bitsOfNames(names: readonly string[]): number {
  return names.reduce((bits, name) => bits | (BITS.get(name) ?? 0), 0);
}
