import type { PolicyFact } from '@whyblocked/dataset';
import type { ImportedTemplate } from '../snapd/templates/imported-template.ts';
import { templateOfTexts } from '../snapd/templates/template-of-texts.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { includedFiles } from './included-files.ts';

/** Where a tree of AppArmor's source has them; a system has them in `etc/apparmor.d`. */
export const FOLDER = 'profiles/apparmor.d';

export interface AbstractionsImport {
  readonly abstractions: readonly ImportedTemplate[];
  /** What is included and not in this release: "abstractions/name, included by dbus". */
  readonly missing: readonly string[];
}

/**
 * The abstractions and tunables that facts include, and those that these include in turn. An abstraction is named as it is
 * included from its folder ("nameservice"), a tunable with it ("tunables/home"). Their definitions of variables are facts too.
 */
export function importAbstractions(
  files: SourceTree,
  facts: Iterable<PolicyFact>,
  folder: string = FOLDER,
): AbstractionsImport {
  const found = includedFiles(files, folder, rootsOf(facts));
  return {
    abstractions: found.files.map(({ path, text }) => abstractionOf(path, text, `${folder}/${path}`)),
    missing: found.missing.map(({ path, by }) => `${path}, included by ${by}`),
  };
}

/** Each include once, with one of the places that it is used at. */
function rootsOf(facts: Iterable<PolicyFact>): readonly (readonly [string, string])[] {
  const roots = new Map<string, string>();
  for (const { kind, path, at } of facts) if (kind === 'include' && typeof path === 'string') roots.set(path, at);
  return [...roots];
}

function abstractionOf(path: string, text: string, file: string): ImportedTemplate {
  const origin = { at: path, file, begins: 1, line: 1 };
  return templateOfTexts('abstraction', path.replace(/^abstractions\//, ''), [
    { language: 'apparmor', text: { kind: 'text', text, pieces: [{ from: 0, origin }] }, conditions: [], origin },
  ]);
}
