import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type GoPackage, readGoPackage } from '../go/go-package.ts';
import type { GoParser } from '../go/parse-go.ts';
import { knownFolders } from './known-folders.ts';

/** What is read of snapd's source. */
export interface SnapdSource {
  /** The interfaces. */
  readonly interfaces: GoPackage;
  /** Other packages, by the name under which interfaces use them. */
  readonly packages: ReadonlyMap<string, GoPackage>;
  /** Folders that snapd knows by name, on a usual system. */
  readonly folders: ReadonlyMap<string, string>;
}

export const INTERFACES = 'interfaces/builtin';

const PACKAGES = [
  ['apparmor', 'interfaces/apparmor'],
  ['seccomp', 'interfaces/seccomp'],
  ['osutil', 'osutil'],
  ['strutil', 'strutil'],
] as const;

/** Reads a tree of snapd's source. Throws when it has no interfaces. */
export function readSnapdSource(parser: GoParser, sourceDir: string): SnapdSource {
  const packages = PACKAGES.filter(([, folder]) => existsSync(join(sourceDir, folder)));
  return {
    interfaces: readGoPackage(parser, sourceDir, INTERFACES),
    packages: new Map(packages.map(([name, folder]) => [name, readGoPackage(parser, sourceDir, folder)])),
    folders: knownFolders(parser, sourceDir),
  };
}
