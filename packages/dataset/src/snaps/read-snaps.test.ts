import { describe, expect, it } from 'vitest';
import { compareTracks } from '../tracks/track-order.ts';
import { factsOfVariant } from './facts-of-variant.ts';
import { lintSnaps } from './lint-snaps.ts';
import { readSnapFile } from './read-snaps.ts';
import { formatSnapFile, type SnapFile } from './snap-file.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const strict = (track: string) => ({ track, confinement: 'strict', commit: COMMIT }) as const;
const kitchen: SnapFile = {
  snap: 'kitchen',
  repo: 'example/kitchen',
  path: 'snap/snapcraft.yaml',
  variants: [strict('1.9'), strict('1.10'), { ...strict('latest'), confinement: 'classic' }],
  facts: [
    { kind: 'app', app: 'cook' },
    { kind: 'app-plug', app: 'cook', plug: 'stove', confinement: 'strict', since: '1.10' },
    {
      kind: 'plug',
      plug: 'stove',
      interface: 'serial-port',
      attributes: { rings: [1, 2], lit: true },
      confinement: 'strict',
    },
  ],
};

function problemsOf(file: SnapFile): readonly string[] {
  const text = formatSnapFile(file);
  const { snap, problems } = readSnapFile(text, `snaps/${file.snap}.yaml`);
  return lintSnaps({ snaps: snap ? [snap] : [], problems, files: 1 }).map(({ message }) => message);
}

describe('a file of a snap', () => {
  it('is read as it is written', () => {
    const text = formatSnapFile(kitchen);
    expect(readSnapFile(text, 'snaps/kitchen.yaml')).toEqual({ snap: kitchen, problems: [] });
    expect(formatSnapFile({ ...kitchen, facts: [...kitchen.facts].reverse() })).toBe(text);
    expect(problemsOf(kitchen)).toEqual([]);
  });

  it('tells what is wrong with a row, and where', () => {
    const text = formatSnapFile(kitchen).replace('"kind":"app",', '"kind":"appp",').replace(COMMIT, 'abc');
    const { problems } = readSnapFile(text, 'snaps/kitchen.yaml');
    expect(problems.map(({ line }) => line)).toEqual([6, 10]);
  });

  it('belongs where its name says, and says what it was read from', () => {
    expect(readSnapFile(formatSnapFile(kitchen), 'snaps/cellar.yaml').problems).toMatchObject([
      { message: expect.stringContaining('snaps/kitchen.yaml') },
    ]);
    expect(problemsOf({ ...kitchen, variants: [] })).toMatchObject([expect.stringContaining('no variants')]);
    expect(readSnapFile('snap: ../kitchen\nrepo: a/b\npath: x\nfacts: []\n', 'x').snap).toBeUndefined();
  });

  it('names nothing that it does not declare', () => {
    const facts = kitchen.facts.filter(({ kind }) => kind !== 'plug');
    expect(problemsOf({ ...kitchen, facts })).toEqual(['A fact names the plug "stove", which no fact declares.']);
  });

  it('has its facts in order', () => {
    const [first = '', ...rest] = formatSnapFile(kitchen).split('facts:\n- ')[1]?.split('\n- ') ?? [];
    const text = formatSnapFile(kitchen)
      .replace(first, 'HERE')
      .replace(rest[0] ?? '', first)
      .replace('HERE', rest[0] ?? '');
    const { snap, problems } = readSnapFile(text, 'snaps/kitchen.yaml');
    expect(problems).toEqual([]);
    expect(lintSnaps({ snaps: snap ? [snap] : [], problems: [], files: 1 })).toMatchObject([
      { message: expect.stringContaining('not in order') },
    ]);
  });
});

describe('factsOfVariant', () => {
  it('goes by the numbers of tracks and by confinement', () => {
    const kinds = kitchen.variants.map((variant) => factsOfVariant(kitchen, variant).map(({ kind }) => kind));
    expect(kinds).toEqual([['app', 'plug'], ['app', 'app-plug', 'plug'], ['app']]);
    expect(['latest', '1.10', '1.9'].sort(compareTracks)).toEqual(['1.9', '1.10', 'latest']);
  });
});
