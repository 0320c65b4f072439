import type { Paste, PastePart, Verbs } from '@whyblocked/contract';
import type { Engine } from '@whyblocked/core';
import { denial } from '@whyblocked/discord-loopback';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StartedServer, startServer } from './started-server.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const bytesOf = (pid: number): Uint8Array => new TextEncoder().encode(denial(pid));
const bytes = bytesOf(1);
const options = { redact: 'all' } as const;

let server: StartedServer;
let engine: Engine;
let client: Verbs;
beforeAll(async () => {
  server = await startServer();
  engine = server.engine;
  client = server.client.verbs;
});
afterAll(() => server?.close());

async function* arriving(parts: readonly PastePart[]): AsyncGenerator<PastePart> {
  yield* parts;
}

const inFiles: readonly PastePart[] = [
  { bytes },
  { file: 'a "b".log', bytes: bytesOf(2) },
  { file: 'c.log', bytes: bytesOf(3).subarray(0, 100) },
  { file: 'c.log', bytes: bytesOf(3).subarray(100) },
];

describe.each([
  ['core', () => engine],
  ['the client, of a server that was started', () => client],
])('the verbs of %s', (_name, verbs) => {
  it.each<[string, () => Paste, object]>([
    ['bytes', () => bytes, { count: 1, at: [{ line: 1 }] }],
    ['parts without a file', () => [{ bytes }], { count: 1, at: [{ line: 1 }] }],
    ['files', () => inFiles, { count: 3 }],
    ['files that arrive', () => arriving(inFiles), { count: 3 }],
    ['text that arrives', () => arriving([{ bytes }]), { count: 1 }],
  ])('diagnose %s', async (_form, paste, finding) => {
    const diagnosis = await verbs().diagnose(paste(), options);
    expect(diagnosis).toMatchObject({
      ok: true,
      value: { verdict: { code: 'connect-interface' }, findings: [finding] },
    });
    expect(JSON.stringify(diagnosis)).not.toContain('lantern');
  });

  it('refuse a release that nobody knows', async () => {
    const refused = {
      ok: false,
      error: { code: 'unknown-release', release: '0.1', known: expect.arrayContaining(['2.77']) },
    };
    expect(await verbs().diagnose(bytes, { snapd: '0.1' })).toEqual(refused);
    expect(await verbs().answerConnection('home', { snapd: '0.1' })).toEqual(refused);
  });

  it('tell what connections would change', async () => {
    const connect = [{ interface: 'mount-observe', attributes: {} }];
    const answer = await verbs().whatIf([{ file: 'k.log', bytes }], { connect, ...options });
    expect(answer).toMatchObject({ ok: true, value: { connect: [{ interface: 'mount-observe' }] } });
    const misspelt = { connect: [{ interface: 'mount-observ' }] };
    expect(await verbs().whatIf(bytes, misspelt)).toMatchObject({
      ok: false,
      error: { code: 'unknown-interface', interface: 'mount-observ', near: expect.arrayContaining(['mount-observe']) },
    });
    expect(await verbs().whatIf(bytes, misspelt)).toEqual(await engine.whatIf(bytes, misspelt));
  });

  it('list and find interfaces', async () => {
    expect((await verbs().listInterfaces()).interfaces.length).toBeGreaterThan(100);
    expect(await verbs().getInterface('home')).toEqual(await engine.getInterface('home'));
    expect(await verbs().getInterface('no-such')).toBeNull();
    expect(await verbs().getInterface('../../healthz')).toBeNull();
  });

  it('list and find explanations', async () => {
    const { explanations } = await engine.listExplanations();
    expect((await verbs().listExplanations()).explanations).toHaveLength(explanations.length);
    expect(await verbs().listExplanations('noise')).toEqual(await engine.listExplanations('noise'));
    const slug = 'sched-untolerated-taint';
    expect(await verbs().getExplanation('cause', slug)).toEqual(await engine.getExplanation('cause', slug));
    expect(await verbs().getExplanation('cause', 'no-such')).toBeNull();
  });

  it('answer about connections, with attributes of any type', async () => {
    const request = { system: 'classic', plugAttributes: { read: 'all', flag: true, text: 'true' } } as const;
    expect(await verbs().answerConnection('home', request)).toEqual(await engine.answerConnection('home', request));
    expect(await verbs().answerConnection('hom')).toMatchObject({
      ok: false,
      error: { code: 'unknown-interface', interface: 'hom', near: expect.arrayContaining(['home']) },
    });
  });
});
