import type { DataProblem } from '../data-problem.ts';
import { readWritten } from '../written/read-written.ts';
import type { WrittenFile } from '../written/written-file.ts';
import { type OtherAddon, parseOtherAddonId } from './other-addon-file.ts';

/** Reads `data/other-addons`; what is wrong is told and left out. */
export function readOtherAddons(dataDir: string): {
  readonly addons: readonly OtherAddon[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
} {
  const files = readWritten(dataDir, ['addon']);
  return {
    addons: files.flatMap((file) => addonOf(file) ?? []),
    problems: files.flatMap(({ problems }) => problems),
    files: files.length,
  };
}

function addonOf({ id, value }: WrittenFile<'addon'>): OtherAddon | undefined {
  const path = parseOtherAddonId(id);
  return value && path ? { ...path, ...value } : undefined;
}
