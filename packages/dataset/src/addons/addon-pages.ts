import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';

const FILE = 'addon-pages.yaml';

/** What pages of upstream's documentation say of addons. */
export const AddonPages = z.strictObject({
  pages: z.array(
    z.strictObject({
      url: z.url({ protocol: /^https$/ }),
      not_on_strict: z.array(z.string()).min(1).describe('Addons that it names as not for the strict snap.'),
    }),
  ),
});
export type AddonPages = z.infer<typeof AddonPages>;

/** Reads `data/addon-pages.yaml`; `known` are the full names of all addons, by which it is checked. */
export function readAddonPages(
  dataDir: string,
  known: ReadonlySet<string>,
): { readonly pages: AddonPages['pages']; readonly problems: readonly DataProblem[]; readonly files: number } {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) return { pages: [], problems: [], files: 0 };
  const { value, problems, lineOf } = readYaml(AddonPages, readFileSync(path, 'utf8'), FILE);
  if (!value) return { pages: [], problems, files: 1 };
  return {
    pages: value.pages,
    problems: value.pages.flatMap(({ not_on_strict }, index) =>
      not_on_strict
        .filter((name) => !known.has(name))
        .map((name) => ({
          file: FILE,
          line: lineOf(['pages', index, 'not_on_strict']),
          message: `No file under data/addons is of "${name}".`,
        })),
    ),
    files: 1,
  };
}
