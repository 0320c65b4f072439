import type { Architecture, Compatibility, CompatibilityStatus, Microk8sConfinement } from '@whyblocked/contract';

/** One column: a confinement and an architecture. */
export interface MatrixPlace {
  readonly confinement: Microk8sConfinement;
  readonly architecture: Architecture;
}

/** One addon in one track, with a cell for each place. */
export interface MatrixRow {
  readonly addon: string;
  readonly track: string;
  readonly version: string;
  readonly cells: readonly (Compatibility | undefined)[];
}

export interface AddonMatrix {
  readonly places: readonly MatrixPlace[];
  readonly rows: readonly MatrixRow[];
}

/** One character for each status, so that a row fits the width of a phone. */
export const statusMarks: Readonly<Record<CompatibilityStatus, string>> = {
  verified: '+',
  'works-with-notes': '~',
  broken: 'x',
  blocked: '-',
  unknown: '?',
};

/** Cells as rows and columns, in the order they come. */
export function addonMatrix(cells: readonly Compatibility[]): AddonMatrix {
  const places = [...new Map(cells.map((cell) => [placeKey(cell), placeOf(cell)])).values()];
  const keys = places.map(placeKey);
  const byRow = Map.groupBy(cells, ({ addon, track }) => `${addon} ${track}`);
  const rows = [...byRow.values()].flatMap((own): readonly MatrixRow[] => {
    const [first] = own;
    if (!first) return [];
    const byPlace = new Map(own.map((cell) => [placeKey(cell), cell]));
    const { addon, track, version = '' } = first;
    return [{ addon, track, version, cells: keys.map((key) => byPlace.get(key)) }];
  });
  return { places, rows };
}

function placeOf({ confinement, architecture }: MatrixPlace): MatrixPlace {
  return { confinement, architecture };
}

function placeKey({ confinement, architecture }: MatrixPlace): string {
  return `${confinement} ${architecture}`;
}
