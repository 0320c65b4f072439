import type { FileAccess } from '@whyblocked/confinement';

/** The bytes of the path of a file access; AppArmor compares bytes, not characters. */
export function pathBytes({ path, pathHex }: FileAccess): Uint8Array {
  return path === undefined ? Buffer.from(pathHex ?? '', 'hex') : Buffer.from(path, 'utf8');
}
