import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AddonName } from '@whyblocked/contract';
import { z } from 'zod';
import { Source } from '../curated/curated-entry.ts';
import type { DataProblem } from '../data-problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';

const FILE = 'addon-names.yaml';

const FullName = z.string().regex(/^[\w./-]+\/[a-z0-9-]+$/, 'It is the repository and the name: "core/dns".');

const Dns = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'It is the name of a namespace.');
const PodStart = z
  .string()
  .max(63)
  .regex(/^[a-z0-9][a-z0-9-]*-$/, 'It ends with the dash after which the name is made up.');

/** Names by which people ask for addons and by which pods tell theirs, and that no metadata tells. */
export const AddonNames = z.strictObject({
  renamed: z
    .array(
      z.strictObject({ from: FullName, to: FullName, since: z.string().optional(), sources: z.array(Source).min(1) }),
    )
    .describe('An addon that upstream gave up for another one.'),
  called: z
    .array(z.strictObject({ name: AddonName, addon: FullName }))
    .describe('What people say and no addon is called; an addon of that name goes before it.'),
  pods: z
    .array(
      z.strictObject({
        addon: FullName,
        in: Dns.describe('The namespace that the enable script installs it in.'),
        called: z
          .array(PodStart)
          .min(1)
          .optional()
          .describe('How names of its pods begin, and of no other; absent: all pods of the namespace are its own.'),
      }),
    )
    .describe('By which pods an addon is told.'),
});
export type AddonNames = z.infer<typeof AddonNames>;

const NONE: AddonNames = { renamed: [], called: [], pods: [] };

/** Reads `data/addon-names.yaml`; `known` are the full names of all addons, by which it is checked. */
export function readAddonNames(
  dataDir: string,
  known: ReadonlySet<string>,
): { readonly names: AddonNames; readonly problems: readonly DataProblem[]; readonly files: number } {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) return { names: NONE, problems: [], files: 0 };
  const { value, problems, lineOf } = readYaml(AddonNames, readFileSync(path, 'utf8'), FILE);
  if (!value) return { names: NONE, problems, files: 1 };
  const said = [
    ...value.renamed.flatMap(({ from, to }, index) => [
      { name: from, at: ['renamed', index, 'from'] },
      { name: to, at: ['renamed', index, 'to'] },
    ]),
    ...value.called.map(({ addon }, index) => ({ name: addon, at: ['called', index, 'addon'] })),
    ...value.pods.map(({ addon }, index) => ({ name: addon, at: ['pods', index, 'addon'] })),
  ];
  const unknown = said.filter(({ name }) => !known.has(name));
  return {
    names: value,
    problems: unknown.map(({ name, at }) => ({
      file: FILE,
      line: lineOf(at),
      message: `No file under data/addons is of "${name}".`,
    })),
    files: 1,
  };
}
