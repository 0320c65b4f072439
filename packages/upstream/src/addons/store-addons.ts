import {
  ADDON_BRANCHES_PATH,
  type AddonBranch,
  type AddonFile,
  type AddonIdentity,
  type Addons,
  addonFactsInTrack,
  addonFilePath,
  formatAddonBranches,
  formatAddonFile,
  orderedAddonFact,
  readAddonFile,
  readAddons,
} from '@whyblocked/dataset';
import { replaceFiles } from '../storing/replace-files.ts';
import { vanishesTooMuch } from '../storing/vanishes-too-much.ts';

export interface StoredAddons {
  readonly addons: number;
  readonly branches: number;
  readonly facts: number;
  /** What is said of a track now and was not before, and the other way round. */
  readonly added: number;
  readonly removed: number;
  readonly changedFiles: readonly string[];
}

export type AddonStoreError =
  | {
      readonly code: 'too-many-vanish';
      readonly repository: AddonIdentity['repository'];
      readonly track: string;
      readonly before: number;
      readonly vanished: number;
    }
  /** What was read does not fit the schema of the file. */
  | { readonly code: 'invalid'; readonly file: string; readonly message: string };

type Read = Pick<Addons, 'addons' | 'branches'>;

/** Writes the files of addons that differ, and removes those of addons that no track has any more. */
export function storeAddons(
  dataDir: string,
  read: Read,
  allowVanishing: boolean,
): { readonly ok: true; readonly value: StoredAddons } | { readonly ok: false; readonly error: AddonStoreError } {
  const stored = readAddons(dataDir);
  const changes = stored.branches.map((branch) => changesOf(branch, stored, read));
  const lost = changes.find(({ vanished, before }) => vanishesTooMuch(vanished, before));
  if (lost && !allowVanishing) {
    const { repository, track, before, vanished } = lost;
    return { ok: false, error: { code: 'too-many-vanish', repository, track, before, vanished } };
  }
  const texts = new Map([[ADDON_BRANCHES_PATH, formatAddonBranches(read.branches)]]);
  for (const addon of read.addons) {
    const file = addonFilePath(addon);
    const text = formatAddonFile(addon);
    const [problem] = readAddonFile(text, file).problems;
    if (problem) return { ok: false, error: { code: 'invalid', file, message: problem.message } };
    texts.set(file, text);
  }
  const removed = changes.reduce((sum, { vanished }) => sum + vanished, 0);
  return {
    ok: true,
    value: {
      addons: read.addons.length,
      branches: read.branches.length,
      facts: read.addons.reduce((sum, { facts }) => sum + facts.length, 0),
      added: sayingsIn(read) - sayingsIn(stored) + removed,
      removed,
      changedFiles: replaceFiles(dataDir, texts, stored.addons.map(addonFilePath)),
    },
  };
}

function changesOf({ repository, track }: AddonBranch, stored: Read, read: Read) {
  const before = saidIn(stored.addons, repository, track);
  const now = saidIn(read.addons, repository, track);
  const isRead = read.branches.some((branch) => branch.repository === repository && branch.track === track);
  const vanished = isRead ? before.difference(now).size : before.size;
  return { repository, track, before: before.size, vanished };
}

/** What is said of the addons of one track, however facts are put into ranges. */
function saidIn(addons: readonly AddonFile[], repository: string, track: string): Set<string> {
  return new Set(
    addons
      .filter((addon) => addon.repository === repository)
      .flatMap((addon) =>
        addonFactsInTrack(addon, track).map((fact) => {
          const { since: _since, until: _until, ...said } = orderedAddonFact(fact);
          return JSON.stringify([addon.addon, said]);
        }),
      ),
  );
}

function sayingsIn({ addons, branches }: Read): number {
  return branches.reduce((sum, { repository, track }) => sum + saidIn(addons, repository, track).size, 0);
}
