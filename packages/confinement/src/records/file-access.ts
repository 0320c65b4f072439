import type { FileAccess } from '../access.ts';

/** What an operation always asks for, for records that lost their masks; those that ask for whatever the program wants have none. */
const maskOfOperation: ReadonlyMap<string, string> = new Map([
  ['open', ''],
  ['unlink', 'd'],
  ['rmdir', 'd'],
  ['mkdir', 'c'],
  ['mknod', 'c'],
  ['symlink', 'c'],
  ['truncate', 'w'],
  ['link', 'l'],
  ['rename_src', ''],
  ['rename_dest', ''],
  ['rename', ''],
  ['chmod', 'w'],
  ['chown', 'w'],
  ['getattr', 'r'],
  ['setattr', 'w'],
  ['file_receive', ''],
  ['file_perm', ''],
  ['file_lock', 'k'],
  ['file_mmap', ''],
  ['file_mprotect', 'm'],
  ['file_inherit', ''],
  ['exec', 'x'],
  ['connect', 'wr'],
  ['bind', ''],
  ['sysctl', ''],
  ['inode_permission', ''],
  ['inode_create', 'c'],
]);

export function isFileOperation(operation: string): boolean {
  return maskOfOperation.has(operation);
}

/** Kernels before 3.x wrote owner and other apart: "r::", "::w", "a::r". */
function plainMask(mask: string): string {
  return mask.includes(':') ? [...new Set(mask.replaceAll(':', ''))].join('') : mask;
}

/** `fields.name` must be there. */
export function fileAccess(
  operation: string,
  fields: Readonly<Record<string, string>>,
  notUtf8: ReadonlySet<string>,
  mask: string,
): FileAccess {
  const { name = '', fsuid, ouid } = fields;
  const target = fields.target ?? fields.name2;
  return {
    kind: 'file',
    ...(notUtf8.has('name') ? { pathHex: name } : { path: name }),
    mask: mask === '' ? (maskOfOperation.get(operation) ?? '') : plainMask(mask),
    ...(fsuid === undefined || ouid === undefined ? {} : { owner: fsuid === ouid }),
    ...(target === undefined || target === '' ? {} : { target }),
  };
}
