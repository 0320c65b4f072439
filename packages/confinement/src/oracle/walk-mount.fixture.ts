import type { MountAccess } from '../access.ts';
import { type CompiledAutomaton, START } from './compiled-automaton.fixture.ts';

const MOUNT_CLASS = 7;
const PERMISSION: Readonly<Record<string, number>> = { pivotroot: 1, mount: 2, remount: 2, umount: 4 };
const RECURSIVE = 1 << 14;
/** linux/mount.h; words for the absence of a flag have none. */
const FLAGS: Readonly<Record<string, number>> = {
  rw: 0,
  ro: 1,
  nosuid: 1 << 1,
  nodev: 1 << 2,
  noexec: 1 << 3,
  sync: 1 << 4,
  remount: 1 << 5,
  mand: 1 << 6,
  dirsync: 1 << 7,
  noatime: 1 << 10,
  nodiratime: 1 << 11,
  bind: 1 << 12,
  rbind: (1 << 12) | RECURSIVE,
  move: 1 << 13,
  silent: 1 << 15,
  unbindable: 1 << 17,
  runbindable: (1 << 17) | RECURSIVE,
  private: 1 << 18,
  rprivate: (1 << 18) | RECURSIVE,
  slave: 1 << 19,
  rslave: (1 << 19) | RECURSIVE,
  shared: 1 << 20,
  rshared: (1 << 20) | RECURSIVE,
  relatime: 1 << 21,
  strictatime: 1 << 24,
  lazytime: 1 << 25,
};
const REMOUNT = 1 << 5;
const BIND = 1 << 12;
const MOVE = 1 << 13;
const SILENT = 1 << 15;
const PROPAGATION = (1 << 17) | (1 << 18) | (1 << 19) | (1 << 20);

/** The five ways of mounting, each with the names and flags that the kernel asks about. */
export function walkMount(automaton: CompiledAutomaton, access: MountAccess): boolean {
  const start = automaton.walk(START, MOUNT_CLASS);
  const permits = (state: number) => (automaton.accepts(state) & (PERMISSION[access.operation] ?? 0)) !== 0;
  const target = access.target ?? '';
  if (access.operation === 'umount') return permits(automaton.walk(start, target));
  if (access.operation === 'pivotroot') return permits(automaton.walk(start, target, 0, access.source ?? ''));
  const { source, fstype, flags } = asked(access);
  let state = automaton.walk(start, target, 0, source, 0, fstype, 0);
  for (let bit = 0; bit < 32; bit++) if ((flags & (1 << bit)) !== 0) state = automaton.step(state, bit + 1);
  return permits(state);
}

function asked({ operation, source = '', fstype = '', flags: words = '' }: MountAccess) {
  let flags = operation === 'remount' ? REMOUNT : 0;
  for (const word of words.split(', ').filter((flag) => flag !== '')) {
    const flag = FLAGS[word];
    if (flag === undefined) throw new Error(`"${word}" is no mount flag`);
    flags |= flag;
  }
  if ((flags & REMOUNT) !== 0) return { source: '', fstype: '', flags };
  if ((flags & BIND) !== 0) return { source, fstype: '', flags: flags & (BIND | RECURSIVE) };
  if ((flags & PROPAGATION) !== 0) {
    return { source: '', fstype: '', flags: flags & (PROPAGATION | RECURSIVE | SILENT) };
  }
  if ((flags & MOVE) !== 0) return { source, fstype: '', flags: MOVE };
  return { source, fstype, flags };
}
