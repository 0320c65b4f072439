import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factKey, formatInterfacePolicy, type ReleasePlaces, readPolicy } from '@whyblocked/dataset';
import { openGoParser } from '../go/parse-go.ts';
import type { PlacedFact } from './facts-of-calls.ts';
import { findInterfaces } from './find-interfaces.ts';
import { type ImportedInterface, interfacePolicyOf } from './interface-policy-of.ts';
import { INTERFACES, readSnapdSource } from './snapd-source.ts';

/** More facts than this share may not vanish unless the caller says so: then the source was not understood. */
const MOST_VANISHING = 0.1;

export interface SnapdImport {
  /** A tree of snapd's source. */
  readonly sourceDir: string;
  /** The release that it is of. */
  readonly release: string;
  /** The folder `data`. */
  readonly dataDir: string;
  readonly allowVanishing?: boolean;
}

export type SnapdImportResult =
  | { readonly ok: true; readonly value: SnapdImportSummary }
  | {
      readonly ok: false;
      readonly error:
        | { readonly code: 'no-snapd'; readonly path: string }
        | { readonly code: 'too-many-vanish'; readonly before: number; readonly after: number };
    };

export interface SnapdImportSummary {
  readonly release: string;
  readonly interfaces: number;
  /** Interfaces of which nothing is left out. */
  readonly complete: number;
  readonly facts: number;
  readonly byBackend: Readonly<Record<string, number>>;
  readonly changedFiles: readonly string[];
}

/** Stores what a release of snapd says of its interfaces. A second run changes nothing. */
export async function importSnapd({
  sourceDir,
  release,
  dataDir,
  allowVanishing = false,
}: SnapdImport): Promise<SnapdImportResult> {
  const path = join(sourceDir, INTERFACES);
  if (!existsSync(path)) return { ok: false, error: { code: 'no-snapd', path } };
  const source = readSnapdSource(await openGoParser(), sourceDir);
  const imported = findInterfaces(source).map((registered) => interfacePolicyOf(source, registered));
  const after = imported.reduce((sum, { policy }) => sum + policy.facts.length, 0);
  const before = readPolicy(dataDir).interfaces.reduce((sum, { facts }) => sum + facts.length, 0);
  if (!allowVanishing && after < before * (1 - MOST_VANISHING)) {
    return { ok: false, error: { code: 'too-many-vanish', before, after } };
  }
  return {
    ok: true,
    value: {
      release,
      interfaces: imported.length,
      complete: imported.filter(({ policy }) => policy.header.complete).length,
      facts: after,
      byBackend: countBy(imported.flatMap(({ policy }) => policy.facts.map(({ backend }) => backend))),
      changedFiles: store(imported, release, dataDir),
    },
  };
}

function store(imported: readonly ImportedInterface[], release: string, dataDir: string): readonly string[] {
  const texts = new Map<string, string>();
  for (const { policy } of imported) {
    texts.set(`policy/interfaces/${policy.header.interface}.yaml`, formatInterfacePolicy(policy));
  }
  texts.set(
    `policy/releases/${release}.json`,
    placesText(
      release,
      imported.flatMap(({ placed }) => placed),
    ),
  );
  const changed: string[] = [];
  for (const folder of ['policy/interfaces', 'policy/releases']) mkdirSync(join(dataDir, folder), { recursive: true });
  for (const [file, text] of texts) {
    const path = join(dataDir, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    writeFileSync(path, text);
    changed.push(file);
  }
  for (const name of readdirSync(join(dataDir, 'policy/interfaces'))) {
    const file = `policy/interfaces/${name}`;
    if (texts.has(file)) continue;
    rmSync(join(dataDir, file));
    changed.push(file);
  }
  return changed;
}

/** One constant or function a line, so that a new release changes few lines. */
function placesText(release: string, placed: readonly PlacedFact[]): string {
  const places: Record<string, { file: string; line: number; lines: Record<string, number> }> = {};
  for (const { fact, file, line, begins } of placed) {
    places[fact.at] ??= { file, line: begins, lines: {} };
    const place = places[fact.at];
    if (!place) continue;
    place.line = Math.min(place.line, begins);
    place.lines[factKey(fact)] ??= line;
  }
  const rows = Object.keys(places)
    .sort()
    .map(
      (at) =>
        `    ${JSON.stringify(at)}: ${JSON.stringify(places[at] satisfies ReleasePlaces['places'][string] | undefined)}`,
    );
  return `{\n  "release": ${JSON.stringify(release)},\n  "places": {\n${rows.join(',\n')}\n  }\n}\n`;
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
