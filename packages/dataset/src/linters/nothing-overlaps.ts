import { isDeepStrictEqual } from 'node:util';
import { type AffectedRange, rangesMeet } from '../curated/version-range.ts';
import type { WrittenFile } from '../written/written-file.ts';
import { type Linter, problemAt } from './linter.ts';

/** One thing is said once of one place: ranges of an issue, and statements of an addon about the same issue, do not overlap. */
export const nothingOverlaps: Linter = ({ written }) =>
  written.flatMap((file) => {
    if (file.kind === 'issue') return overlapsWithin(file);
    return file.kind === 'statement' ? overlapsWithOthers(file, written) : [];
  });

function overlapsWithin(file: WrittenFile<'issue'>) {
  const ranges = file.value?.affects ?? [];
  return ranges.flatMap((range, index) => {
    const earlier = ranges.slice(0, index).findIndex((other) => haveSameAxes(range, other) && placesMeet(range, other));
    return earlier < 0
      ? []
      : [
          problemAt(
            file,
            ['affects', index],
            `This range and that of affects.${earlier} overlap: make one of the two, or set them apart.`,
          ),
        ];
  });
}

function overlapsWithOthers(file: WrittenFile<'statement'>, written: readonly WrittenFile[]) {
  const other = written.find(
    (one): one is WrittenFile<'statement'> =>
      one.kind === 'statement' && one.id < file.id && addonOf(one) === addonOf(file) && sayTheSame(one, file),
  );
  return other
    ? [
        problemAt(
          file,
          ['where'],
          `It says the same as ${other.file}, of the same issue and places that overlap: add its evidence there, or set the two apart.`,
        ),
      ]
    : [];
}

function addonOf({ id }: WrittenFile<'statement'>): string {
  return id.slice(0, id.lastIndexOf('/'));
}

function sayTheSame({ value: a }: WrittenFile<'statement'>, { value: b }: WrittenFile<'statement'>): boolean {
  if (!a || !b || a.withdrawn || b.withdrawn || a.status !== b.status) return false;
  const { architectures: left, ...aWhere } = a.where;
  const { architectures: right, ...bWhere } = b.where;
  return (
    a.issues.some((slug) => b.issues.includes(slug)) &&
    placesMeet(aWhere, bWhere) &&
    (!left || !right || left.some((one) => right.includes(one)))
  );
}

type Place = Partial<AffectedRange>;

function haveSameAxes({ note: _, ...a }: Place, { note: __, ...b }: Place): boolean {
  return isDeepStrictEqual(Object.keys(a).sort(), Object.keys(b).sort());
}

/** Whether there is a system that lies in both. */
function placesMeet({ note: _, confinement, distribution, ...ranges }: Place, other: Place): boolean {
  return (
    (confinement === undefined || other.confinement === undefined || confinement === other.confinement) &&
    (distribution === undefined ||
      other.distribution === undefined ||
      (distribution.id === other.distribution.id && rangesMeet(distribution, other.distribution))) &&
    Object.entries(ranges).every(([axis, range]) => {
      const theirs = other[axis as keyof typeof ranges];
      return range === undefined || theirs === undefined || rangesMeet(range, theirs);
    })
  );
}
