import type { AddonStatement, Compatibility, CompatibilityAnswer } from '@whyblocked/contract';
import { markdownText } from '../markdown-text.ts';
import { addonMatrix, type MatrixRow } from './addon-matrix.ts';
import { documentationDrift } from './documentation-drift.ts';
import { statementTitle } from './statement-title.ts';
import { tableRow } from './table-row.ts';
import { trackRuns } from './track-runs.ts';

export interface CompatibilityPage {
  /** A cell for every addon, track, confinement and architecture. */
  readonly answer: CompatibilityAnswer;
  /** The tracks that it is about, oldest first. */
  readonly tracks: readonly string[];
  /** What pages of upstream's documentation name as not for the strict snap. */
  readonly documented: readonly { readonly url: string; readonly not_on_strict: readonly string[] }[];
}

const WORDS: Readonly<Record<Compatibility['status'], string>> = {
  verified: 'works',
  'works-with-notes': 'notes',
  broken: 'broken',
  blocked: '–',
  unknown: '?',
};

/** All that is known, as one table in Markdown, and where what upstream says drifts apart. `made` tells by what. */
export function renderCompatibilityPage(made: string, { answer, tracks, documented }: CompatibilityPage): string {
  const { places, rows } = addonMatrix(answer.cells);
  const statements = new Map(answer.statements.map((one) => [one.id, one]));
  const columns = places.map(({ confinement, architecture }) => `${confinement} ${architecture}`);
  const byAddon = Map.groupBy(rows, ({ addon }) => addon);
  const lines = [...byAddon].flatMap(([addon, own]) =>
    foldedRows(own, tracks).map(({ tracks: where, known }) =>
      tableRow([addon, where, ...known.cells.map(cellText), saidText(known, statements)]),
    ),
  );
  return `<!-- Made by ${made} -->

# Which addon works where

Addons of MicroK8s ${tracks[0]} to ${tracks.at(-1)}, on the strict and the classic snap, on the four architectures that MicroK8s is built for. Tracks that follow each
other and of which the same is known are one row; "latest" is what no track has yet. [addons.md](addons.md) tells how a status is decided, and how to add to it.

| in the table | means |
|---|---|
| works | it was run there: by a workflow of upstream, or, **in bold**, by a person who says so with evidence |
| notes | it works once something was done, see the last column; or upstream skips some of its tests there |
| broken | it can be enabled and does not work |
| – | it cannot be enabled: upstream does not offer it there, or it does nothing any more |
| ? | nobody has said, which is not the same as broken; upstream's workflows run on amd64 only |

The last column names what people say, with evidence; those marked * hold only on some hosts, which each tells.

${tableRow(['addon', 'tracks', ...columns, 'people say'])}
|${'---|'.repeat(columns.length + 3)}
${lines.join('\n')}

${documentationDrift({ rows, places, tracks, documented })}`;
}

/** Rows of one addon, those of tracks that say the same as one. */
function foldedRows(rows: readonly MatrixRow[], order: readonly string[]) {
  const key = ({ cells }: MatrixRow) =>
    JSON.stringify(
      cells.map((cell) => cell && [cell.status, cell.basis, cell.conflict, cell.statements, cell.onSomeHosts]),
    );
  return trackRuns(
    rows.map((row) => ({ track: row.track, known: row })),
    order,
    (a, b) => key(a) === key(b),
  );
}

function cellText(cell: Compatibility | undefined): string {
  if (!cell) return '';
  const word = WORDS[cell.status];
  return cell.basis === 'person' || cell.basis === 'report' ? `**${word}**` : word;
}

function saidText({ cells }: MatrixRow, statements: ReadonlyMap<string, AddonStatement>): string {
  const here = new Set(cells.flatMap((cell) => cell?.statements ?? []));
  const somewhere = new Set(cells.flatMap((cell) => cell?.onSomeHosts ?? []).filter((id) => !here.has(id)));
  const link = (id: string, mark: string) => {
    const statement = statements.get(id);
    return statement ? [`[${markdownText(statementTitle(statement))}](../data/statements/${id}.yaml)${mark}`] : [];
  };
  return [...[...here].flatMap((id) => link(id, '')), ...[...somewhere].flatMap((id) => link(id, ' \\*'))].join('; ');
}
