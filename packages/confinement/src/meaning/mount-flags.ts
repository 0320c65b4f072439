/** What a word sets or clears, as the bits of mount(2): recursion is a bit of its own, and `rw` the absence of `ro`. */
interface FlagWord {
  readonly set?: readonly string[];
  readonly clear?: string;
}

const PROPAGATION = ['unbindable', 'private', 'slave', 'shared'];

const WORDS: ReadonlyMap<string, FlagWord> = new Map([
  ...plain('ro nosuid nodev noexec sync remount mand dirsync nosymfollow noatime nodiratime bind move silent acl'),
  ...plain('relatime iversion strictatime lazytime nouser'),
  ...PROPAGATION.flatMap((kind): [string, FlagWord][] => [
    [kind, { set: [kind] }],
    [`make-${kind}`, { set: [kind] }],
    [`r${kind}`, { set: [kind, 'rec'] }],
    [`make-r${kind}`, { set: [kind, 'rec'] }],
  ]),
  ...synonyms({ r: 'ro', 'read-only': 'ro', B: 'bind', M: 'move', verbose: 'silent' }),
  ['rbind', { set: ['bind', 'rec'] }],
  ['R', { set: ['bind', 'rec'] }],
  ...absences({ rw: 'ro', w: 'ro', suid: 'nosuid', dev: 'nodev', exec: 'noexec', async: 'sync', nomand: 'mand' }),
  ...absences({ symfollow: 'nosymfollow', atime: 'noatime', diratime: 'nodiratime', loud: 'silent', noacl: 'acl' }),
  ...absences({ norelatime: 'relatime', noiversion: 'iversion', nostrictatime: 'strictatime' }),
  ...absences({ nolazytime: 'lazytime', user: 'nouser' }),
]);

export interface MountFlags {
  readonly set: ReadonlySet<string>;
  /** Flags whose absence is named. */
  readonly cleared: ReadonlySet<string>;
}

export type MountClass = 'mount' | 'remount' | 'bind' | 'move' | 'propagation';

/** What a list of mount flags comes to; null when a word is no flag. */
export function mountFlags(words: readonly string[]): MountFlags | null {
  const set = new Set<string>();
  const cleared = new Set<string>();
  for (const name of words) {
    const word = WORDS.get(name);
    if (word === undefined) return null;
    for (const flag of word.set ?? []) set.add(flag);
    if (word.clear !== undefined) cleared.add(word.clear);
  }
  return { set, cleared };
}

/** Which of the kernel's five ways of mounting the flags ask for, in the order in which the kernel asks. */
export function mountClass(flags: ReadonlySet<string>): MountClass {
  if (flags.has('remount')) return 'remount';
  if (flags.has('bind')) return 'bind';
  if (PROPAGATION.some((flag) => flags.has(flag))) return 'propagation';
  return flags.has('move') ? 'move' : 'mount';
}

const COMPARED: Readonly<Record<Exclude<MountClass, 'mount' | 'remount'>, readonly string[]>> = {
  bind: ['bind', 'rec'],
  move: ['move'],
  propagation: [...PROPAGATION, 'rec', 'silent'],
};

/** The flags that are compared in one way of mounting: a bind mount is only that, a change of propagation only that. */
export function comparedFlags(flags: ReadonlySet<string>, way: MountClass): ReadonlySet<string> {
  if (way === 'mount' || way === 'remount') return flags;
  return new Set(COMPARED[way].filter((flag) => flags.has(flag)));
}

function plain(flags: string): [string, FlagWord][] {
  return flags.split(' ').map((flag) => [flag, { set: [flag] }]);
}

function synonyms(words: Readonly<Record<string, string>>): [string, FlagWord][] {
  return Object.entries(words).map(([word, flag]) => [word, { set: [flag] }]);
}

function absences(words: Readonly<Record<string, string>>): [string, FlagWord][] {
  return Object.entries(words).map(([word, flag]) => [word, { clear: flag }]);
}
