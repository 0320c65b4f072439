import type { AddonStatement, Compatibility, CompatibilityQuestion } from '@whyblocked/contract';
import type { StoredStatement } from '@whyblocked/dataset';
import { describe, expect, it } from 'vitest';
import { addonKnowledge, statement } from './addon-knowledge.fixture.ts';
import { createAddonVerbs } from './create-addon-verbs.ts';

function verbs(statements: readonly StoredStatement[] = [], accepted: readonly AddonStatement[] = []) {
  const known = addonKnowledge(statements);
  return createAddonVerbs({ knowledge: { version: 'v1', addons: () => known }, accepted: async () => accepted });
}

async function cell(
  question: CompatibilityQuestion,
  ...said: Parameters<typeof verbs>
): Promise<Compatibility | undefined> {
  const [answer] = await verbs(...said).compatibility([
    { track: '1.41', confinement: 'strict', architecture: 'amd64', ...question },
  ]);
  return answer?.ok ? answer.value.cells[0] : undefined;
}

describe('getAddon', () => {
  it.each([
    ['dns', 'core/dns'],
    ['core/dns', 'core/dns'],
    ['dns:1.1.1.1', 'core/dns'],
    ['  DNS:10.0.0.1,10.0.0.2 ', 'core/dns'],
    ['dns --force', 'core/dns'],
    ['coredns', 'core/dns'],
    ['community/trivy', 'community/trivy'],
    ['trivy', 'community/trivy'],
  ])('finds %s', async (reference, expected) => {
    const found = await verbs().getAddon(reference);
    expect(found.ok && `${found.value.repository}/${found.value.name}`).toBe(expected);
  });

  it.each([
    ['nvida', ['core/nvidia']],
    ['core/trivy', ['community/trivy']],
    ['trivi', ['community/trivy']],
    ['core', ['core/dns']],
    ['zzzzzzzz', []],
    ['', []],
    ['x'.repeat(500), []],
    ['__proto__', []],
    ['dns​', ['core/dns']],
  ])('does not find "%s", and tells what is near', async (reference, near) => {
    expect(await verbs().getAddon(reference)).toEqual({
      ok: false,
      error: { code: 'unknown-addon', addon: reference, near },
    });
  });

  it('tells other names, and where an addon was given up for another', async () => {
    const [nvidia, gpu, starboard, trivy] = await Promise.all(
      ['nvidia', 'gpu', 'starboard', 'trivy'].map((name) => verbs().getAddon(name)),
    );
    expect(nvidia).toMatchObject({ value: { aliases: ['gpu'] } });
    expect(gpu).toMatchObject({ value: { aliasOf: 'core/nvidia', sameStatusAs: ['core/nvidia'] } });
    expect(starboard).toMatchObject({ value: { replacedBy: 'community/trivy' } });
    expect(trivy).toMatchObject({ value: { aliases: ['starboard'] } });
  });

  it('tells the tracks that list it, and no others', async () => {
    const starboard = await verbs().getAddon('starboard');
    expect(starboard.ok && starboard.value.tracks.map(({ track }) => track)).toEqual(['1.40']);
  });

  it('gives another name the statements of the addon', async () => {
    const gpu = await verbs([statement({ id: 'a', addon: 'core/nvidia' })]).getAddon('gpu');
    expect(gpu.ok && gpu.value.statements.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('listAddons', () => {
  it('tells since and until when', async () => {
    const { tracks, addons } = await verbs([statement({ id: 'a' })]).listAddons();
    expect(tracks).toEqual(['1.40', '1.41', 'latest']);
    expect(addons.map(({ name, since, until, statements }) => [name, since, until, statements])).toEqual([
      ['dns', undefined, undefined, 1],
      ['nvidia', '1.41', undefined, 0],
      ['gpu', undefined, undefined, 0],
      ['minio', undefined, undefined, 0],
      ['rook', undefined, undefined, 0],
      ['sriov', undefined, undefined, 0],
      ['starboard', undefined, '1.41', 0],
      ['trivy', '1.41', undefined, 0],
    ]);
  });
});

describe('compatibility, from upstream alone', () => {
  it.each([
    ['dns', {}, 'verified', 'upstream-test', 'test-runs'],
    ['dns', { track: '1.40' }, 'unknown', 'none', 'offered'],
    ['dns', { track: '1.40', confinement: 'classic' }, 'verified', 'upstream-test', 'test-runs'],
    ['dns', { architecture: 'arm64' }, 'unknown', 'none', 'offered'],
    ['dns', { architecture: 's390x' }, 'blocked', 'metadata', 'architecture'],
    ['dns', { track: '1.99' }, 'unknown', 'none', 'unknown-track'],
    ['dns', { track: '1.20' }, 'unknown', 'none', 'unknown-track'],
    ['nvidia', {}, 'blocked', 'metadata', 'confinement'],
    ['nvidia', { track: '1.40' }, 'blocked', 'metadata', 'not-in-track'],
    ['minio', { track: 'latest' }, 'blocked', 'metadata', 'retired'],
    ['minio', {}, 'unknown', 'none', 'offered'],
    ['rook', {}, 'works-with-notes', 'upstream-test', 'test-partial'],
    ['sriov', {}, 'unknown', 'none', 'test-skipped'],
    ['sriov', { confinement: 'classic' }, 'unknown', 'none', 'offered'],
  ] as const)('%s %j is %s by %s: %s', async (addon, place, status, basis, code) => {
    expect(await cell({ addon, ...place })).toMatchObject({ status, basis, derived: { code }, conflict: false });
  });

  it('gives every track, confinement and architecture that a question leaves open', async () => {
    const [answer] = await verbs().compatibility([{ addon: 'dns' }]);
    expect(answer?.ok && answer.value.cells).toHaveLength(3 * 2 * 4);
  });

  it('leaves out what a track does not list where no addon is asked for', async () => {
    const [answer] = await verbs().compatibility([{ track: '1.40', confinement: 'strict', architecture: 'amd64' }]);
    expect(answer?.ok && answer.value.cells.map(({ addon }) => addon)).toEqual([
      'core/dns',
      'core/gpu',
      'core/minio',
      'core/rook',
      'community/sriov',
      'community/starboard',
    ]);
  });

  it('answers each question by itself, in order', async () => {
    const answers = await verbs().compatibility([{ addon: 'nvida' }, { addon: 'dns' }]);
    expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
    expect(answers[0]).toEqual({
      ok: false,
      error: { code: 'unknown-addon', addon: 'nvida', near: ['core/nvidia'] },
    });
  });
});

describe('compatibility, with what people say', () => {
  it('takes a person before upstream, and tells that they contradict', async () => {
    expect(await cell({ addon: 'dns' }, [statement({ id: 'a' })])).toMatchObject({
      status: 'broken',
      basis: 'person',
      statements: ['a'],
      conflict: true,
      derived: { code: 'test-runs' },
    });
  });

  it('takes the narrower statement, then the newer one', async () => {
    const old = statement({ id: 'old', where: { confinement: 'strict' } });
    const wide = statement({
      id: 'wide',
      status: 'verified',
      evidence: [{ url: 'https://example.org/2', date: '2026-09-09' }],
    });
    const newer = statement({
      id: 'newer',
      status: 'works-with-notes',
      where: { confinement: 'strict' },
      evidence: [{ url: 'https://example.org/3', date: '2026-03-03' }],
    });
    expect(await cell({ addon: 'dns' }, [wide, old, newer])).toMatchObject({
      status: 'works-with-notes',
      statements: ['newer', 'old', 'wide'],
      conflict: true,
    });
  });

  it('passes over what was withdrawn, and what is about another place', async () => {
    const withdrawn = statement({ id: 'a', withdrawn: { date: '2026-02-02', reason: 'It was the network.' } });
    const elsewhere = [
      statement({ id: 'b', where: { tracks: { until: '1.41' } } }),
      statement({ id: 'c', where: { confinement: 'classic' } }),
      statement({ id: 'd', where: { architectures: ['arm64'] } }),
    ];
    expect(await cell({ addon: 'dns' }, [withdrawn, ...elsewhere])).toMatchObject({
      status: 'verified',
      statements: [],
      onSomeHosts: [],
    });
  });

  it('lists apart what holds on hosts that were not told, and takes it in when they are', async () => {
    const onUbuntu = statement({ id: 'a', where: { distribution: { id: 'ubuntu', since: '25.04' } } });
    const onKernel = statement({ id: 'b', where: { kernel: { since: '6.14' } } });
    const said = [onUbuntu, onKernel];
    expect(await cell({ addon: 'dns' }, said)).toMatchObject({ status: 'verified', onSomeHosts: ['a', 'b'] });
    expect(await cell({ addon: 'dns', distribution: { id: 'ubuntu' } }, said)).toMatchObject({
      status: 'verified',
      onSomeHosts: ['a', 'b'],
    });
    expect(
      await cell({ addon: 'dns', distribution: { id: 'ubuntu', version: '25.10' }, kernel: '6.8.0-1' }, said),
    ).toMatchObject({ status: 'broken', statements: ['a'], onSomeHosts: [] });
    expect(
      await cell({ addon: 'dns', distribution: { id: 'debian', version: '13' }, kernel: '6.14.0-2' }, said),
    ).toMatchObject({ statements: ['b'], onSomeHosts: [] });
  });

  it('never decides by something that no version tells', async () => {
    const onSome = statement({ id: 'a', where: { note: 'Several nodes.' } });
    expect(await cell({ addon: 'dns', kernel: '6.8' }, [onSome])).toMatchObject({
      status: 'verified',
      onSomeHosts: ['a'],
    });
  });

  it.each([
    ['trivy', { track: '1.40' }, {}, { confinement: 'strict' }, { tracks: { since: '1.40', until: '1.41' } }],
    ['dns', { architecture: 's390x' }, {}, { confinement: 'strict' }, { architectures: ['s390x'] }],
    ['nvidia', {}, {}, { tracks: { since: '1.41' } }, { confinement: 'strict' }],
  ] as const)(
    'believes of %s, which upstream does not offer at %j, only who says so in so many words',
    async (addon, place, everywhere, near, there) => {
      const full = (where: object) => [
        statement({
          id: 'a',
          addon: `${addon === 'trivy' ? 'community' : 'core'}/${addon}`,
          status: 'verified',
          where,
        }),
      ];
      for (const where of [everywhere, near]) {
        expect(await cell({ addon, ...place }, full(where))).toMatchObject({ status: 'blocked', statements: [] });
      }
      expect(await cell({ addon, ...place }, full(there))).toMatchObject({
        status: 'verified',
        statements: ['a'],
        conflict: true,
      });
    },
  );

  it('takes a person who does not know for what it is', async () => {
    expect(await cell({ addon: 'dns' }, [statement({ id: 'a', status: 'unknown' })])).toMatchObject({
      status: 'verified',
      basis: 'upstream-test',
      statements: ['a'],
      conflict: false,
    });
  });

  it('lays accepted reports over upstream and under files, until a file holds the report', async () => {
    const report: AddonStatement = { ...statement({ id: 'r1', status: 'verified' }), basis: 'report' };
    expect(await cell({ addon: 'sriov' }, [], [{ ...report, addon: 'community/sriov' }])).toMatchObject({
      status: 'verified',
      basis: 'report',
    });
    expect(await cell({ addon: 'dns' }, [statement({ id: 'a' })], [report])).toMatchObject({
      status: 'broken',
      statements: ['a', 'r1'],
      conflict: true,
    });
    const exported = statement({ id: 'b', status: 'verified', evidence: [{ report: 'r1', date: '2026-01-01' }] });
    expect(await cell({ addon: 'dns' }, [exported], [report])).toMatchObject({ statements: ['b'], basis: 'person' });
  });

  it('gives the statements that cells name, each once', async () => {
    const said = [statement({ id: 'a', where: { confinement: 'strict' } }), statement({ id: 'z', addon: 'core/rook' })];
    const [answer] = await verbs(said).compatibility([{ addon: 'dns' }]);
    expect(answer?.ok && answer.value.statements.map(({ id, basis }) => [id, basis])).toEqual([['a', 'person']]);
  });
});
