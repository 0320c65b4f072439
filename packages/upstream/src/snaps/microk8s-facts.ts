import { createHash } from 'node:crypto';
import { parseProfile } from '@whyblocked/confinement';
import type { SnapFact } from '@whyblocked/dataset';
import type { SourceTree } from '../source/source-tree.ts';

const PROFILE = 'microk8s-resources/containerd-profile';
const ACTIONS = 'microk8s-resources/actions/common/utils.sh';
const COMPONENTS = 'build-scripts/components';
/** Where tracks before 1.25 say what they are built of. */
const VARIABLES = 'build-scripts/set-env-variables.sh';

/** What MicroK8s' repository tells besides the declaration of the snap. */
export function microk8sFacts(tree: SourceTree, isStrict: boolean): readonly SnapFact[] {
  const runc = versionOf(tree, 'runc');
  return [
    ...containerProfile(tree),
    ...(['runc', 'containerd'] as const).flatMap((component): SnapFact[] => {
      const version = versionOf(tree, component);
      return version === undefined ? [] : [{ kind: 'component', component, version }];
    }),
    ...(isStrict && runc !== undefined ? runcPatches(tree, runc) : []),
    ...(isStrict ? requiredPlugs(tree) : []),
  ];
}

function containerProfile(tree: SourceTree): readonly SnapFact[] {
  const text = tree.read(PROFILE);
  if (text === undefined) return [];
  const rules = parseProfile(text).rules.map(({ rule }) => rule);
  const name = /^\s*profile\s+(\S+)/m.exec(text)?.[1];
  if (name === undefined) return [];
  return [
    {
      kind: 'container-profile',
      profile: name,
      blob: blobOf(text),
      network: rules.flatMap((rule) => (rule.kind === 'network' && isAllowed(rule) ? [rule.words.join(' ')] : [])),
      signal: rules.flatMap((rule) =>
        rule.kind === 'signal' && isAllowed(rule) ? [{ access: wordsOf(rule.access), peer: rule.peer ?? '' }] : [],
      ),
    },
  ];
}

function isAllowed({ effect }: { readonly effect?: string }): boolean {
  return effect !== 'deny';
}

/** "(send,receive)" */
function wordsOf(access = ''): string[] {
  return access.match(/[a-z]+/g) ?? [];
}

/** The tag that is built; before 1.25 a commit is, and the comment above it names the release. */
function versionOf(tree: SourceTree, component: 'runc' | 'containerd'): string | undefined {
  const script = tree.read(`${COMPONENTS}/${component}/version.sh`);
  if (script !== undefined) return /^echo "?v?([^"\s]+)"?$/m.exec(script)?.[1];
  const name = `${component.toUpperCase()}_COMMIT`;
  const said = new RegExp(`^# (?:Tag|Release) v?(\\d[\\w.+~-]*)\\nexport ${name}=`, 'm');
  return said.exec(tree.read(VARIABLES) ?? '')?.[1];
}

/** The patches of the strict build: all of one folder, or those of the folder that goes with the release of runc. */
function runcPatches(tree: SourceTree, runc: string): readonly SnapFact[] {
  const folder = `${COMPONENTS}/runc/strict-patches`;
  const from = patchFolder(tree.folders(folder), runc);
  const patches = from === undefined ? folder : `${folder}/${from}`;
  return tree.list(patches).map((patch) => ({
    kind: 'runc-patch',
    patch: patch.replace(/\.patch$/, ''),
    ...(from === undefined ? {} : { for: from }),
    blob: blobOf(tree.read(`${patches}/${patch}`) ?? ''),
  }));
}

/**
 * The folder that MicroK8s takes for a release (build-scripts/print-patches-for.py): its own, else the newest one of an older release,
 * else "default".
 */
function patchFolder(folders: readonly string[], release: string): string | undefined {
  const wanted = numbersOf(release);
  const fitting = folders
    .filter((folder) => /^v\d/.test(folder) && compareNumbers(numbersOf(folder), wanted) <= 0)
    .sort((a, b) => compareNumbers(numbersOf(a), numbersOf(b)));
  return fitting.at(-1) ?? folders.find((folder) => folder === 'default');
}

function numbersOf(release: string): readonly number[] {
  return release.replace(/^v/, '').replace(/-.*$/, '').split('.').map(Number);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The list in `check_snap_interfaces`: while one of them is not connected the snap reports itself blocked and starts nothing. */
function requiredPlugs(tree: SourceTree): readonly SnapFact[] {
  const list =
    /^check_snap_interfaces\(\)[\s\S]*?interfaces=\(([\s\S]*?)^\s*\)$/m.exec(tree.read(ACTIONS) ?? '')?.[1] ?? '';
  return Array.from(list.matchAll(/"([a-z0-9-]+)"/g), ([, plug = '']) => ({ kind: 'required-plug', plug }));
}

/** The name that git has for a file of this text. */
function blobOf(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
