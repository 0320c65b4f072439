import { expect, it } from 'vitest';
import {
  formatReleaseFile,
  ReleaseFile,
  type ReleasePlaces,
  releaseFilesOf,
  resolveReleases,
} from './release-places.ts';

const place = (line: number, lines: Record<string, number> = { a: 1, b: 3 }, file = 'x.go') => ({ file, line, lines });
const releases: readonly ReleasePlaces[] = [
  { release: '2.60', places: { first: place(10), second: place(40) } },
  { release: '2.61', apparmor: '3.0.8', places: { first: place(12), second: place(42) } },
  { release: '2.62', apparmor: '4.0.1', places: { first: place(12, { a: 1, b: 4 }), third: place(7, {}, 'y.go') } },
];

it('stores of each release what differs from the one before', () => {
  expect(releaseFilesOf(releases).map(({ places }) => places)).toEqual([
    { first: place(10), second: place(40) },
    { first: { line: 12 }, second: { line: 42 } },
    { first: { lines: { a: 1, b: 4 } }, second: null, third: place(7, {}, 'y.go') },
  ]);
});

it('gives back what was stored, through the text of the files', () => {
  const files = releaseFilesOf(releases).map((file) => ReleaseFile.parse(JSON.parse(formatReleaseFile(file))));
  expect(resolveReleases(files)).toEqual(releases);
});

it('writes one constant a line', () => {
  const [, second] = releaseFilesOf(releases);
  expect(second && formatReleaseFile(second)).toBe(
    '{\n  "release": "2.61",\n  "apparmor": "3.0.8",\n  "places": {\n    "first": {"line":12},\n    "second": {"line":42}\n  }\n}\n',
  );
});
