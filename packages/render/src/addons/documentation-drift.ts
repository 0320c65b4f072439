import type { Compatibility } from '@whyblocked/contract';
import { markdownText } from '../markdown-text.ts';
import type { MatrixPlace, MatrixRow } from './addon-matrix.ts';
import { tableRow } from './table-row.ts';
import { trackRuns } from './track-runs.ts';

interface Drift {
  readonly rows: readonly MatrixRow[];
  readonly places: readonly MatrixPlace[];
  readonly tracks: readonly string[];
  readonly documented: readonly { readonly url: string; readonly not_on_strict: readonly string[] }[];
}

const TRIED: ReadonlySet<Compatibility['derived']['code']> = new Set(['test-runs', 'test-partial']);

/** Where upstream's documentation, its metadata, its tests and what people found say different things, in Markdown. */
export function documentationDrift({ rows, places, tracks, documented }: Drift): string {
  const cellsOn = (row: MatrixRow, confinement: MatrixPlace['confinement']) =>
    row.cells.filter(
      (cell, index) => cell !== undefined && places[index]?.confinement === confinement,
    ) as Compatibility[];
  const where = (meets: (row: MatrixRow) => boolean) =>
    [...Map.groupBy(rows.filter(meets), ({ addon }) => addon)].map(([addon, own]): readonly [string, string] => [
      addon,
      trackRuns(
        own.map(({ track }) => ({ track, known: true })),
        tracks,
      )
        .map((run) => run.tracks)
        .join(', '),
    ]);
  const hidden = where((row) => cellsOn(row, 'strict').every(({ derived }) => derived.code === 'confinement'));
  const names = new Set(documented.flatMap(({ not_on_strict }) => not_on_strict));
  const newest = new Set(rows.filter(({ track }) => track === tracks.at(-1)).map(({ addon }) => addon));
  const current = hidden.filter(([addon]) => newest.has(addon));
  const skipped = where((row) => cellsOn(row, 'strict').some(({ derived }) => derived.code === 'test-skipped'));
  const contradicted = where((row) => row.cells.some((cell) => cell?.conflict));
  const tried = new Set(
    rows
      .filter((row) => cellsOn(row, 'strict').some(({ derived }) => TRIED.has(derived.code)))
      .map(({ addon, track }) => `${repositoryOf(addon)} ${track}`),
  );
  const untried = [...new Set(rows.map(({ addon }) => repositoryOf(addon)))].map(
    (repository): readonly [string, string] => [
      repository,
      trackRuns(
        tracks.filter((track) => !tried.has(`${repository} ${track}`)).map((track) => ({ track, known: true })),
        tracks,
      )
        .map((run) => run.tracks)
        .join(', '),
    ],
  );
  const unmarked = [...names].filter((name) => !hidden.some(([addon]) => addon === name));
  return `## Where documentation and data drift

### On strict: what the documentation names, and what the repositories say

${documented.map(({ url, not_on_strict }) => `<${url}> names ${not_on_strict.length} addons that the strict snap cannot have: ${not_on_strict.join(', ')}.`).join('\n')}
The repositories mark ${hidden.length} as for the classic snap only, ${current.length} of them still there in ${tracks.at(-1)}. MicroK8s goes by the mark: a strict one does not list them.

| addon | tracks in which it is for classic only | in the documentation |
|---|---|---|
${hidden.map(([addon, ranges]) => tableRow([addon, ranges, names.has(addon) ? 'named' : 'not named'])).join('\n')}
${unmarked.length === 0 ? '' : `\nNamed by the documentation, and marked nowhere: ${unmarked.join(', ')}.\n`}
### Offered on strict, and not tried there

Upstream skips every test of these on strict although it offers them there. Whether they work is not known.

${listOf(skipped, 'There are none.')}

### Offered on strict, and tried on classic alone

In these tracks no workflow of upstream runs a test on the strict snap.

${listOf(
  untried.filter(([, ranges]) => ranges !== ''),
  'There are none.',
)}

### People and upstream, or people among each other, contradict

What people with evidence say decides; the table above names who says what.

${listOf(contradicted, 'There are none.')}
`;
}

function listOf(found: readonly (readonly [string, string])[], none: string): string {
  return found.length === 0 ? none : found.map(([addon, ranges]) => `- ${markdownText(addon)} (${ranges})`).join('\n');
}

function repositoryOf(addon: string): string {
  return addon.slice(0, addon.lastIndexOf('/'));
}
