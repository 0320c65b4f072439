import { readFileSync } from 'node:fs';
import { type AddonFact, type AddonFile, addonFactsInTrack, readAddons } from '@whyblocked/dataset';

/**
 * Compares `data/addons` with a table of addons that was made elsewhere.
 *
 *     node packages/upstream/scripts/compare-addons.ts ROWS.json [DATA] [--equal]
 *
 * A row is of one addon in one track: `repo`, `track` ("main" for what no track has yet), `name`, `version`, `architectures`, `confinement` (null: both),
 * `check_status`, and where it is so `deprecated`, `builtin`, `disabled`, `alias_of`, `also_check` (addons of the same status) and
 * `strict_test` ("not-skipped", "skipped", "partial"). Prints each field that differs, then how many rows are equal; `--equal` prints those, too.
 */
interface Row {
  readonly repo: string;
  readonly track: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

const [rowsFile, dataDir = new URL('../../../data', import.meta.url).pathname] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'));
if (rowsFile) compare(rowsFile, dataDir);
else {
  process.stderr.write('Usage: compare-addons.ts ROWS.json [DATA] [--equal]\n');
  process.exitCode = 2;
}

function compare(file: string, data: string): void {
  const wanted: readonly Row[] = JSON.parse(readFileSync(file, 'utf8'));
  const { addons, branches } = readAddons(data);
  const own = new Map(
    branches.flatMap(({ repository, track }) =>
      addons
        .filter((addon) => addon.repository === repository)
        .flatMap((addon) => rowOf(addon, track) ?? [])
        .map((row) => [keyOf(row), row]),
    ),
  );
  let equal = 0;
  for (const row of wanted) {
    const ours = own.get(keyOf(row));
    own.delete(keyOf(row));
    const differences = ours ? differencesOf(row, ours) : ['missing'];
    if (differences.length === 0) equal += 1;
    if (differences.length === 0 && process.argv.includes('--equal')) print(`${keyOf(row)}: equal`);
    for (const difference of differences) print(`${keyOf(row)}: ${difference}`);
  }
  for (const key of own.keys()) print(`${key}: not in the table`);
  print(`${wanted.length} rows: ${equal} equal, ${wanted.length - equal} different; ${own.size} more of ours`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function keyOf({ repo, track, name }: Row): string {
  return `${repo} ${track} ${name}`;
}

function differencesOf(wanted: Row, ours: Row): readonly string[] {
  const fields = [...new Set([...Object.keys(wanted), ...Object.keys(ours)])];
  return fields.flatMap((field) => {
    const [want, have] = [wanted, ours].map((row) => JSON.stringify(row[field] ?? null));
    return want === have ? [] : [`${field} ${want} in the table, ${have} here`];
  });
}

/** What our facts say, in the words of the table; undefined where the track does not list the addon. */
function rowOf(addon: AddonFile, track: string): Row | undefined {
  const facts = addonFactsInTrack(addon, track);
  if (facts.length === 0) return undefined;
  const of = <K extends AddonFact['kind']>(kind: K) =>
    facts.filter((fact): fact is Extract<AddonFact, { kind: K }> => fact.kind === kind);
  const result = of('strict-test')[0]?.result;
  const same = of('same-status').map((fact) => fact.addon);
  return {
    repo: addon.repository,
    track: track === 'latest' ? 'main' : track,
    name: addon.addon,
    version: of('version')[0]?.version ?? '',
    architectures: of('architecture').map(({ architecture }) => architecture),
    confinement: of('confinement')[0]?.confinement ?? null,
    check_status: of('check-status')[0]?.text ?? '',
    deprecated: of('deprecated').length > 0 || undefined,
    builtin: of('builtin').length > 0 || undefined,
    disabled: of('retired').length > 0 || undefined,
    alias_of: of('alias-of')[0]?.addon,
    also_check: same.length === 0 ? undefined : same,
    strict_test: result === 'runs' ? 'not-skipped' : result,
  };
}
