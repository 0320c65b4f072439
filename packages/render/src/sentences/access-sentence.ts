import type { Access } from '@whyblocked/contract';

const FILE_VERBS: Record<string, string> = {
  r: 'read',
  w: 'write',
  a: 'append to',
  c: 'create',
  d: 'delete',
  k: 'lock',
  l: 'link',
  m: 'map as code',
  x: 'run',
};

/** What was tried, as the end of a sentence: "read /etc/fstab", "use the capability sys_admin". Nothing in it is escaped. */
export function accessSentence(access: Access): string {
  switch (access.kind) {
    case 'file':
      return `${fileVerbs(access.mask)} ${access.path ?? `the path with the bytes ${access.pathHex ?? '(none)'}`}${
        access.target === undefined ? '' : ` (to ${access.target})`
      }`;
    case 'capability':
      return `use the capability ${access.name}`;
    case 'syscall':
      return access.name === ''
        ? `make system call number ${access.number} (${access.arch})`
        : `make the system call ${access.name} (${access.arch})`;
    case 'network':
      return `use a network socket (${words(access.family, access.type, access.protocol)})`;
    case 'unix':
      return `${access.mask || 'use'} on a unix socket (${words(access.type, access.address, access.peerAddress && `to ${access.peerAddress}`)})`;
    case 'dbus':
      return `${access.mask} on the ${access.bus} bus (${words(access.name, access.path, [access.interface, access.member].filter(Boolean).join('.'))})`;
    case 'signal':
      return `${access.mask} the signal ${access.signal} (${access.peer})`;
    case 'ptrace':
      return `ptrace (${access.mask}) ${access.peer}`;
    case 'mount':
      return `${access.operation} ${words(access.source, access.target && `on ${access.target}`, access.fstype, access.flags)}`;
    case 'device':
      return `open the device ${access.path} (${access.errno})`;
    case 'userns':
      return 'create a user namespace';
    case 'mqueue':
      return `${access.mask} a message queue ${access.name ?? ''}`.trim();
    case 'io_uring':
      return `use io_uring (${access.mask})`;
    case 'change_profile':
      return `change to the profile ${access.target}`;
    case 'other':
      return `${access.operation || 'do'} ${access.name ?? 'something that the line does not tell'}`;
  }
}

function fileVerbs(mask: string): string {
  const verbs = [...new Set([...mask].map((letter) => FILE_VERBS[letter] ?? letter))];
  return verbs.length === 0 ? 'use' : verbs.join(', ');
}

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ') || 'nothing more is logged';
}
