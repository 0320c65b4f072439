import { z } from 'zod';

/** Where a constant or function begins, and its facts below it: by their keys (`factKey`), lines after the first. */
export interface ConstantPlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly lines: Readonly<Record<string, number>>;
}

/** Where the facts of one release stand in its source. */
export interface ReleasePlaces {
  readonly release: string;
  /** Of snapd: the release of AppArmor that its snap brings along; absent when it uses the host's. */
  readonly apparmor?: string | undefined;
  /** By constant or function. */
  readonly places: Readonly<Record<string, ConstantPlace>>;
}

/**
 * The file of one release, `data/policy/releases/TAG.json`: what differs from the release before it. `null` says that a
 * constant is gone; a field that is left away is as it was.
 */
export const ReleaseFile = z.strictObject({
  release: z.string(),
  apparmor: z.string().optional(),
  places: z.record(
    z.string(),
    z
      .strictObject({
        file: z.string().optional(),
        line: z.int().positive().optional(),
        lines: z.record(z.string(), z.int().nonnegative()).optional(),
      })
      .nullable(),
  ),
});
export type ReleaseFile = z.infer<typeof ReleaseFile>;

/** The places of every release, from files in the order of releases; what did not change is shared. */
export function resolveReleases(files: readonly ReleaseFile[]): readonly ReleasePlaces[] {
  let now: Record<string, ConstantPlace> = {};
  return files.map(({ release, apparmor, places }) => {
    const next = { ...now };
    for (const [at, change] of Object.entries(places)) {
      if (change === null) delete next[at];
      else next[at] = { file: '', line: 1, lines: {}, ...next[at], ...definedOf(change) };
    }
    now = next;
    return { release, ...(apparmor === undefined ? {} : { apparmor }), places: now };
  });
}

function definedOf(change: NonNullable<ReleaseFile['places'][string]>): Partial<ConstantPlace> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** What the files of releases say, each against the one before; the reverse of `resolveReleases`. */
export function releaseFilesOf(releases: readonly ReleasePlaces[]): readonly ReleaseFile[] {
  return releases.map(({ release, apparmor, places }, index) => {
    const before = releases[index - 1]?.places ?? {};
    const changes: ReleaseFile['places'] = {};
    for (const at of [...new Set([...Object.keys(before), ...Object.keys(places)])].sort()) {
      const change = changeOf(before[at], places[at]);
      if (change !== undefined) changes[at] = change;
    }
    return { release, ...(apparmor === undefined ? {} : { apparmor }), places: changes };
  });
}

function changeOf(
  before: ConstantPlace | undefined,
  after: ConstantPlace | undefined,
): ReleaseFile['places'][string] | undefined {
  if (before === after) return undefined;
  if (!after) return null;
  const change = {
    ...(before?.file === after.file ? {} : { file: after.file }),
    ...(before?.line === after.line ? {} : { line: after.line }),
    ...(before && sameLines(before.lines, after.lines) ? {} : { lines: { ...after.lines } }),
  };
  return Object.keys(change).length === 0 ? undefined : change;
}

function sameLines(a: ConstantPlace['lines'], b: ConstantPlace['lines']): boolean {
  const keys = Object.keys(a);
  return a === b || (keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]));
}

/** The text of a release's file: one constant or function a line, so that a new release changes few lines. */
export function formatReleaseFile({ release, apparmor, places }: ReleaseFile): string {
  const head = { release, ...(apparmor === undefined ? {} : { apparmor }) };
  const begin = JSON.stringify(head).slice(1, -1).replaceAll('","', '",\n  "').replaceAll('":"', '": "');
  const rows = Object.entries(places).map(([at, place]) => `    ${JSON.stringify(at)}: ${JSON.stringify(place)}`);
  return `{\n  ${begin},\n  "places": {${rows.length === 0 ? '' : `\n${rows.join(',\n')}\n  `}}\n}\n`;
}
