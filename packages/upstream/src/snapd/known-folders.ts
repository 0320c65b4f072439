import { readGoPackage } from '../go/go-package.ts';
import { text } from '../go/go-text.ts';
import { textOf } from '../go/go-value.ts';
import { Interpreter } from '../go/interpret.ts';
import type { GoParser } from '../go/parse-go.ts';
import type { SourceTree } from '../source/source-tree.ts';

/** Folders of a usual system that snapd chooses by the distribution. */
const USUAL: Readonly<Record<string, string>> = {
  GlobalRootDir: '/',
  SnapMountDir: '/snap',
  CoreSnapMountDir: '/snap',
  DefaultSnapMountDir: '/snap',
  DistroLibExecDir: '/usr/lib/snapd',
};

/** The folders that snapd knows by name: what `dirs.SetRootDir("/")` sets. */
export function knownFolders(parser: GoParser, tree: SourceTree): ReadonlyMap<string, string> {
  const folders = new Map(Object.entries(USUAL));
  const pkg = readGoPackage(parser, tree, 'dirs');
  const run = new Interpreter(pkg, { value: () => undefined, function: () => undefined, method: () => undefined });
  for (const assignment of pkg.functions.get('SetRootDir')?.node.descendantsOfType('assignment_statement') ?? []) {
    const name = assignment?.childForFieldName('left')?.text ?? '';
    const value = assignment?.childForFieldName('right')?.namedChildren[0];
    const folder = value && textOf(run.constant(value, { name: 'rootdir', value: text('/') }));
    if (folder !== undefined && !folder.includes('<<') && !folders.has(name)) folders.set(name, folder);
  }
  return folders;
}
