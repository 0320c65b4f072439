/** What is known of a key: how its value is written by the kernel, the audit daemon or dbus-daemon. */
export const KeyTrait = {
  /** Decimal, or hexadecimal behind `0x`: whatever follows the digits is of the value no more. */
  number: 1,
  /** Written with audit_log_untrustedstring(): quoted, or unquoted hex where a byte would not print. */
  hex: 2,
  /** The value never holds a blank, so one inside it comes from a fold. */
  word: 4,
  address: 8,
} as const;

const { number, hex, word, address } = KeyTrait;

const traits: Readonly<Record<string, number>> = {
  apparmor: word,
  type: word,
  operation: word,
  class: word,
  info: 0,
  error: number,
  namespace: hex | word,
  profile: hex | word,
  label: hex,
  name: hex,
  name2: hex,
  target: hex,
  pid: number,
  comm: hex,
  exe: hex,
  requested_mask: 0,
  denied_mask: 0,
  requested: 0,
  denied: 0,
  fsuid: number,
  ouid: number,
  FSUID: 0,
  OUID: 0,
  capability: number,
  capname: word,
  family: word,
  sock_type: word,
  protocol: number,
  laddr: word,
  lport: number,
  faddr: word,
  fport: number,
  saddr: word,
  src: number,
  daddr: word,
  dest: number,
  addr: hex | address,
  peer_addr: hex | address,
  peer: hex,
  peer_pid: number,
  peer_profile: hex | word,
  peer_label: hex,
  peer_info: 0,
  signal: word,
  srcname: hex,
  fstype: hex | word,
  flags: 0,
  options: 0,
  trans: hex,
  data: hex,
  rlimit: word,
  value: number,
  execpath: hex,
  tcontext: hex | word,
  ns: hex | word,
  hat: hex,
  attribute: 0,
  task: number,
  parent: number,
  magic_token: number,
  offset: number,
  bus: word,
  path: hex,
  interface: word,
  member: word,
  method: word,
  mask: 0,
  sender: word,
  destination: word,
  requested_reply: number,
  sauid: number,
  hostname: word,
  terminal: word,
  uid: number,
  auid: number,
  gid: number,
  ses: number,
  subj: hex,
  sig: number,
  arch: word,
  syscall: word,
  compat: number,
  ip: word,
  code: number,
  AUID: 0,
  UID: 0,
  GID: 0,
  ARCH: word,
  SYSCALL: word,
  SAUID: 0,
  cwd: hex,
  proctitle: hex,
  dev: hex,
  ino: number,
};

export interface KnownKey {
  /** The one copy of the key's text: storing under it is faster than under a piece cut out of a line. */
  readonly key: string;
  readonly traits: number;
}

const byKey: ReadonlyMap<string, KnownKey> = new Map(
  Object.entries(traits).map(([key, value]) => [key, { key, traits: value }]),
);

/** By far the longest key is 15 characters; this only bounds what is looked at. */
export const maxKeyLength = 40;

const hashMask = 0x3fffffff;

/** Adds a character to the hash of a key, which begins as 0. */
export function hashOfKey(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) & hashMask;
}

const byHash = new Map<number, KnownKey>();
for (const known of byKey.values()) {
  let hash = 0;
  for (let at = 0; at < known.key.length; at++) hash = hashOfKey(hash, known.key.charCodeAt(at));
  byHash.set(hash, known);
}

/**
 * The known key that stands at `start`, by a hash that was taken while its characters were read: without cutting a string out of the
 * line, which costs more than everything else about a key. Undefined for a key that no mediator is known to write.
 */
export function knownKeyAt(text: string, start: number, end: number, hash: number): KnownKey | undefined {
  const known = byHash.get(hash);
  return known !== undefined && known.key.length === end - start && text.startsWith(known.key, start)
    ? known
    : undefined;
}

export function keyTraits(key: string): number | undefined {
  return byKey.get(key)?.traits;
}

/** Whether a word at the end of a cut line is the beginning of a known key: "reque". */
export function isKeyBeginning(text: string): boolean {
  if (text === '') return false;
  for (const key of byKey.keys()) if (key.startsWith(text)) return true;
  return false;
}
