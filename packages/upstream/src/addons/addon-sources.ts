import { posix } from 'node:path';
import type { AddonIdentity } from '@whyblocked/dataset';
import type { FileBeside } from '../scripts/script-reading.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { type AddonParsers, type EnableScript, readEnableScript, UNREAD_SCRIPT } from './enable-script.ts';
import type { ListedTrack } from './read-tracks.ts';
import { type AddonTest, readAddonTests } from './strict-tests.ts';
import { readTestRuns, type TestRun } from './test-runs.ts';

/** Longer ones were not written by hand, and take long to read. */
const LONGEST_SOURCE = 512 * 1024;

/** A script or test that could not be read in full. */
export interface UnreadSource {
  readonly repository: AddonIdentity['repository'];
  readonly branch: string;
  readonly path: string;
}

/** The workflow that runs the tests of a repository. */
const WORKFLOW = '.github/workflows/run-tests.yml';

/** Reads scripts and tests, each text once: from track to track few of them change. */
export interface AddonSources {
  scriptOf(track: ListedTrack, addon: string): EnableScript;
  testsOf(track: ListedTrack): readonly AddonTest[];
  readonly unread: readonly UnreadSource[];
}

export function addonSources(parsers: AddonParsers): AddonSources {
  const unread: UnreadSource[] = [];
  const scripts = new Map<string, ReadScript[]>();
  const tests = new Map<string, readonly AddonTest[] | undefined>();
  const tell = ({ repository, branch }: ListedTrack, path: string) => unread.push({ repository, branch, path });

  const readTests = (text: string, runs: readonly TestRun[]): readonly AddonTest[] | undefined => {
    const key = JSON.stringify([runs, text]);
    if (!tests.has(key)) {
      tests.set(key, text.length > LONGEST_SOURCE ? undefined : readAddonTests(parsers.python, text, runs));
      parsers.python.forget();
    }
    return tests.get(key);
  };

  return {
    unread,
    scriptOf: (track, addon) => {
      const folder = `addons/${addon}`;
      const text = track.tree.read(`${folder}/enable`);
      const script =
        text === undefined ? UNREAD_SCRIPT : readOnce(scripts, parsers, text, filesBeside(track.tree, folder));
      if (!script.complete) tell(track, `${folder}/enable`);
      return script;
    },
    testsOf: (track) => {
      const paths = track.tree
        .list('tests')
        .filter((name) => /^test.*\.py$/.test(name))
        .map((name) => `tests/${name}`);
      const runs = readTestRuns(track.tree.read(WORKFLOW) ?? '');
      return paths.flatMap((path) => {
        const found = readTests(
          track.tree.read(path) ?? '',
          runs.filter((run) => isCollected(path, run)),
        );
        if (!found) tell(track, path);
        return found ?? [];
      });
    },
  };
}

/** Of a folder pytest collects the files with its own name for tests; a file that is named is always read. */
function isCollected(path: string, run: TestRun): boolean {
  return path === run.path || (path.startsWith(`${run.path}/`) && /\/test_[^/]*\.py$/.test(path));
}

/** A script as it was read, with the files beside it that were looked at. */
interface ReadScript {
  readonly looked: ReadonlyMap<string, string | undefined>;
  readonly script: EnableScript;
}

function readOnce(
  scripts: Map<string, ReadScript[]>,
  parsers: AddonParsers,
  text: string,
  fileBeside: FileBeside,
): EnableScript {
  const known = scripts.get(text) ?? [];
  scripts.set(text, known);
  const same = known.find(({ looked }) => [...looked].every(([path, was]) => fileBeside(path) === was));
  if (same) return same.script;
  const looked = new Map<string, string | undefined>();
  const noting: FileBeside = (path) => {
    const found = fileBeside(path);
    looked.set(path, found);
    return found;
  };
  const script = text.length > LONGEST_SOURCE ? UNREAD_SCRIPT : readEnableScript(parsers, text, noting);
  parsers.bash.forget();
  parsers.python.forget();
  known.push({ looked, script });
  return script;
}

/** The files of a tree by their paths from one of its folders; those that are too long are as if they were not there. */
function filesBeside(tree: SourceTree, folder: string): FileBeside {
  return (path) => {
    const inTree = posix.join(folder, path);
    const text = inTree.startsWith('..') ? undefined : tree.read(inTree);
    return text !== undefined && text.length > LONGEST_SOURCE ? undefined : text;
  };
}
