import { isCurated } from '../curated/read-curated.ts';
import type { WrittenFile } from '../written/written-file.ts';
import type { YamlPath } from '../yaml/read-yaml.ts';
import { type LintedData, type Linter, problemAt } from './linter.ts';

/** What can be named, and how to say it. */
const NAMED = {
  entry: 'entry in data/causes, issues, noise or judgements',
  issue: 'entry in data/issues',
  interface: 'interface in any release of snapd',
  addon: 'addon in data/addons or other-addons',
} as const;

interface Reference {
  readonly path: YamlPath;
  readonly to: keyof typeof NAMED;
  readonly name: string;
}

/** Whatever a file names is there. */
export const referencesExist: Linter = (data) => {
  const known = knownNames(data);
  return data.written.flatMap((file) =>
    referencesOf(file)
      // Where there is none at all, nothing was imported yet.
      .filter(({ to, name }) => known[to].size > 0 && !known[to].has(name))
      .map(({ path, to, name }) =>
        problemAt(file, path, `There is no ${NAMED[to]} of the name "${name}". Is it spelt otherwise?`),
      ),
  );
};

function knownNames({ written, policy, addons }: LintedData): Record<Reference['to'], ReadonlySet<string>> {
  const entries = written.filter(isCurated);
  return {
    entry: new Set(entries.map(({ id }) => id)),
    issue: new Set(entries.filter(({ kind }) => kind === 'issue').map(({ id }) => id)),
    interface: new Set(policy.policies.filter(({ kind }) => kind === 'interface').map(({ name }) => name)),
    addon: addons,
  };
}

function referencesOf(file: WrittenFile): readonly Reference[] {
  if (!file.value) return [];
  switch (file.kind) {
    case 'statement':
      return [
        { path: [], to: 'addon', name: file.id.slice(0, file.id.lastIndexOf('/')) },
        ...listed(['issues'], 'issue', file.value.issues),
        ...listed(['needs', 'interfaces'], 'interface', file.value.needs.interfaces),
      ];
    case 'case': {
      const { cause, interface: named, no_interface = [] } = file.value.expect;
      return [
        ...listed(['expect', 'cause'], 'entry', cause),
        ...listed(['expect', 'interface'], 'interface', named),
        ...listed(['expect', 'no_interface'], 'interface', no_interface),
      ];
    }
    case 'program':
      return listed(['interface'], 'interface', file.value.interface);
    case 'addon':
      return [];
    default:
      return [
        ...listed(['yields_to'], 'entry', file.value.yields_to),
        ...file.value.look_alikes.map(
          ({ slug }, index): Reference => ({ path: ['look_alikes', index, 'slug'], to: 'entry', name: slug }),
        ),
        ...(file.kind === 'cause' ? listed(['follows'], 'entry', file.value.follows) : []),
        ...(file.kind === 'issue' ? listed(['cause'], 'entry', file.value.cause) : []),
      ];
  }
}

function listed(
  path: YamlPath,
  to: Reference['to'],
  names: string | readonly string[] | undefined,
): readonly Reference[] {
  if (names === undefined) return [];
  return typeof names === 'string'
    ? [{ path, to, name: names }]
    : names.map((name, index) => ({ path: [...path, index], to, name }));
}
