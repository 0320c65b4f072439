/** Flags that stand for the absence of another: they add nothing to a set. */
const ABSENCES: Readonly<Record<string, string>> = {
  rw: 'ro',
  w: 'ro',
  suid: 'nosuid',
  dev: 'nodev',
  exec: 'noexec',
  async: 'sync',
  nomand: 'mand',
  atime: 'noatime',
  diratime: 'nodiratime',
  norelatime: 'relatime',
  nostrictatime: 'strictatime',
  nolazytime: 'lazytime',
  noiversion: 'iversion',
  acl: 'noacl',
  silent: 'loud',
  symfollow: 'nosymfollow',
};
const SYNONYMS: Readonly<Record<string, string>> = {
  r: 'ro',
  'read-only': 'ro',
  B: 'bind',
  R: 'rbind',
  M: 'move',
  'make-unbindable': 'unbindable',
  'make-runbindable': 'runbindable',
  'make-private': 'private',
  'make-rprivate': 'rprivate',
  'make-slave': 'slave',
  'make-rslave': 'rslave',
  'make-shared': 'shared',
  'make-rshared': 'rshared',
};
const PROPAGATION = new Set('unbindable runbindable private rprivate slave rslave shared rshared'.split(' '));
const PLAIN = new Set(
  'ro nosuid nodev noexec sync remount mand dirsync noatime nodiratime bind rbind move silent loud acl noacl relatime iversion strictatime lazytime nosymfollow nouser user verbose'.split(
    ' ',
  ),
);

export type MountClass = 'mount' | 'remount' | 'bind' | 'move' | 'propagation';

/** What a list of mount flags comes to: a set without names for absences; null when a word is no flag. */
export function mountFlags(words: readonly string[]): ReadonlySet<string> | null {
  const flags = new Set<string>();
  for (const word of words) {
    if (ABSENCES[word] !== undefined) continue;
    const flag = SYNONYMS[word] ?? word;
    if (!PLAIN.has(flag) && !PROPAGATION.has(flag)) return null;
    flags.add(flag);
  }
  return flags;
}

/** Which of the kernel's five ways of mounting the flags ask for, in the order in which the kernel asks. */
export function mountClass(flags: ReadonlySet<string>): MountClass {
  if (flags.has('remount')) return 'remount';
  if (flags.has('bind') || flags.has('rbind')) return 'bind';
  if ([...flags].some((flag) => PROPAGATION.has(flag))) return 'propagation';
  return flags.has('move') ? 'move' : 'mount';
}

/** The flags that are compared in one way of mounting: a bind mount is only that, a change of propagation only that. */
export function comparedFlags(flags: ReadonlySet<string>, way: MountClass): ReadonlySet<string> {
  switch (way) {
    case 'mount':
    case 'remount':
      return flags;
    case 'bind':
      return only(flags, (flag) => flag === 'bind' || flag === 'rbind');
    case 'propagation':
      return only(flags, (flag) => PROPAGATION.has(flag));
    case 'move':
      return only(flags, (flag) => flag === 'move');
  }
}

function only(flags: ReadonlySet<string>, keeps: (flag: string) => boolean): ReadonlySet<string> {
  return new Set([...flags].filter(keeps));
}
