import { type GoPackage, readGoPackage } from '../../go/go-package.ts';
import type { GoParser } from '../../go/parse-go.ts';
import type { SourceTree } from '../../source/source-tree.ts';

/** What is read of snapd's source for its templates. */
export interface TemplateSource {
  /** Puts together the profiles of apps, hooks and snap-update-ns. */
  readonly apparmor: GoPackage;
  /** Puts together the filters of system calls. */
  readonly seccomp: GoPackage;
  /** By the names under which these two use other packages. */
  readonly others: ReadonlyMap<string, GoPackage>;
  /** The profile of snap-confine as it stands in the source. */
  readonly snapConfine: string | undefined;
}

export const SNAP_CONFINE = 'cmd/snap-confine/snap-confine.apparmor.in';

/** Packages by the names that they are imported as. */
const OTHERS: readonly (readonly [folder: string, names: readonly string[]])[] = [
  ['sandbox/apparmor', ['apparmor_sandbox', 'apparmor']],
  ['dirs', ['dirs']],
];

/** Reads the packages that templates are put together from; one that is not there is empty. */
export function readTemplateSource(parser: GoParser, files: SourceTree): TemplateSource {
  const packageIn = (folder: string): GoPackage => readGoPackage(parser, files, folder);
  return {
    apparmor: packageIn('interfaces/apparmor'),
    seccomp: packageIn('interfaces/seccomp'),
    others: new Map(
      OTHERS.flatMap(([folder, names]) => {
        const pkg = packageIn(folder);
        return names.map((name): [string, GoPackage] => [name, pkg]);
      }),
    ),
    snapConfine: files.read(SNAP_CONFINE),
  };
}
