import type { Access } from '@whyblocked/contract';

/**
 * What snap-confine tried, from the command by which it tells of it: "mount --rbind /dev /tmp/snap.rootfs_x//dev", "umount /x", "pivot_root
 * /new /old", "mkdir /x" (snapd: cmd/libsnap-confine-private/mount-opt.c). Null for any other.
 */
export function confineOperation(command: string): Access | null {
  const [operation, ...words] = command.split(' ').slice(0, 40);
  const options = words.filter((word) => word.startsWith('-'));
  const fstype = valueAfter(words, '-t');
  const flags = valueAfter(words, '-o');
  const places = words.filter((word) => word !== '' && !word.startsWith('-') && word !== fstype && word !== flags);
  const [first, second] = places;
  switch (operation) {
    case 'mount': {
      const told = [flags, ...options.filter((option) => option.startsWith('--')).map((option) => option.slice(2))];
      return mount(second === undefined ? undefined : first, second ?? first, fstype, told.filter(Boolean).join(','));
    }
    case 'umount':
    case 'umount2':
      return first === undefined ? null : { kind: 'mount', operation: 'umount', target: first };
    case 'pivot_root':
      return first === undefined
        ? null
        : { kind: 'mount', operation: 'pivotroot', target: first, ...(second ? { source: second } : {}) };
    case 'mkdir':
      return first === undefined ? null : { kind: 'file', path: first, mask: 'wc' };
    case 'rmdir':
      return first === undefined ? null : { kind: 'file', path: first, mask: 'd' };
    default:
      return null;
  }
}

function valueAfter(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option);
  if (at >= 0) return words[at + 1];
  return words.find((word) => word.startsWith(option) && !word.startsWith('--') && word.length > 2)?.slice(2);
}

function mount(
  source: string | undefined,
  target: string | undefined,
  fstype: string | undefined,
  flags: string,
): Access | null {
  if (target === undefined) return null;
  return {
    kind: 'mount',
    operation: /(?:^|,)remount(?:,|$)/.test(flags) ? 'remount' : 'mount',
    ...(source === undefined ? {} : { source }),
    target,
    ...(fstype === undefined ? {} : { fstype }),
    ...(flags === '' ? {} : { flags }),
  };
}
