import { type GoPackage, readGoPackage } from '../go/go-package.ts';
import type { GoParser } from '../go/parse-go.ts';
import type { SourceTree } from '../source/source-tree.ts';
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

/** Reads a tree of snapd's source. */
export function readSnapdSource(parser: GoParser, tree: SourceTree): SnapdSource {
  return {
    interfaces: readGoPackage(parser, tree, INTERFACES),
    packages: new Map(PACKAGES.map(([name, folder]) => [name, readGoPackage(parser, tree, folder)])),
    folders: knownFolders(parser, tree),
  };
}
