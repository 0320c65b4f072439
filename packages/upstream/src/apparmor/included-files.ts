import { parsePolicyFile } from '@whyblocked/confinement';
import type { SourceTree } from '../source/source-tree.ts';

/** A file of AppArmor's that policy includes. */
export interface IncludedFile {
  /** As it is included, without the brackets: "abstractions/nameservice". */
  readonly path: string;
  readonly text: string;
}

export interface IncludedFiles {
  readonly files: readonly IncludedFile[];
  /** What has to be there and is not, with what includes it. */
  readonly missing: readonly { readonly path: string; readonly by: string }[];
}

/**
 * The files that includes lead to, by way of others too. A folder stands for all that is in it; only what begins with `<`
 * is looked for here: a path in quotes is of the host.
 */
export function includedFiles(
  source: SourceTree,
  folder: string,
  roots: readonly (readonly [include: string, by: string])[],
): IncludedFiles {
  const files = new Map<string, IncludedFile>();
  const missing: { path: string; by: string }[] = [];
  const open = roots.map(([include, by]) => ({ include, by, optional: false }));
  for (let one = open.shift(); one; one = open.shift()) {
    const path = /^<(.+)>$/.exec(one.include)?.[1];
    if (path === undefined || files.has(path)) continue;
    const text = source.read(`${folder}/${path}`);
    if (text !== undefined) {
      files.set(path, { path, text });
      open.push(...includesOf(text).map((include) => ({ ...include, by: path })));
      continue;
    }
    const within = source.list(`${folder}/${path}`).filter((name) => !name.startsWith('.'));
    open.push(...within.toSorted().map((name) => ({ include: `<${path}/${name}>`, by: path, optional: false })));
    if (within.length === 0 && !one.optional) missing.push({ path, by: one.by });
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), missing };
}

function includesOf(text: string): readonly { readonly include: string; readonly optional: boolean }[] {
  return parsePolicyFile(text).rules.flatMap(({ rule }) =>
    rule.kind === 'include' ? [{ include: rule.path, optional: rule.ifExists === true }] : [],
  );
}
