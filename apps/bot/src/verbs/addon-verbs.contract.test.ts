import type { AddonVerbs } from '@whyblocked/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StartedServer, startServer } from './started-server.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let server: StartedServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.close());

describe.each<[string, () => AddonVerbs]>([
  ['core', () => server.core.addons],
  ['the client, of a server that was started', () => server.client.addons],
])('the verbs for addons of %s', (_name, verbs) => {
  it('list every addon', async () => {
    const list = await verbs().listAddons();
    expect(list.addons).toContainEqual(expect.objectContaining({ repository: 'core', name: 'metallb' }));
    expect(list).toEqual(await server.core.addons.listAddons());
  });

  it.each([
    ['metallb', { repository: 'core', name: 'metallb' }],
    ['community/istio', { repository: 'community', name: 'istio' }],
    ['coredns', { repository: 'core', name: 'dns' }],
    ['dns:1.1.1.1', { repository: 'core', name: 'dns' }],
  ])('find %s', async (reference, value) => {
    expect(await verbs().getAddon(reference)).toMatchObject({ ok: true, value });
  });

  it.each(['metalb', 'no-such-addon', '../../healthz', 'a b', '%2e%2e', '\u202Emetallb'])(
    'know no addon %j, and say which may have been meant',
    async (reference) => {
      const unknown = await verbs().getAddon(reference);
      expect(unknown).toMatchObject({ ok: false, error: { code: 'unknown-addon', addon: reference } });
      expect(unknown).toEqual(await server.core.addons.getAddon(reference));
    },
  );

  it('answer each question in its place, with the statements that it rests on', async () => {
    const questions = [
      { addon: 'metallb', track: '1.32', confinement: 'strict', architecture: 'amd64' },
      { addon: 'metalb' },
      { addon: 'istio', confinement: 'strict' },
    ] as const;
    const answers = await verbs().compatibility(questions);
    expect(answers).toMatchObject([
      { ok: true, value: { cells: [{ addon: 'core/metallb', track: '1.32', confinement: 'strict' }] } },
      { ok: false, error: { code: 'unknown-addon', addon: 'metalb', near: expect.arrayContaining(['core/metallb']) } },
      { ok: true },
    ]);
    expect(answers).toEqual(await server.core.addons.compatibility(questions));
    expect(await verbs().compatibility([])).toEqual([]);
  });
});
