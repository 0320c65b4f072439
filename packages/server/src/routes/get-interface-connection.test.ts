import { ConnectionAnswer, Problem } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { fakeServer, fakeVerbs } from '../server.fixture.ts';

const { app } = fakeServer();

async function asked(query: string): Promise<ConnectionAnswer['asked']> {
  const response = await app.request(`/v1/interfaces/home/connection${query}`);
  expect(response.status).toBe(200);
  return ConnectionAnswer.parse(await response.json()).asked;
}

async function problem(path: string): Promise<Problem> {
  return Problem.parse(await (await app.request(path)).json());
}

describe('GET /v1/interfaces/{name}/connection', () => {
  it('asks what the query says', async () => {
    expect(await asked('')).toEqual({ snapd: '2.77', system: 'classic' });
    expect(
      await asked(
        '?snapd=2.60&system=core&provider=app&dangerous=true&same-publisher&attr.read=all&attr.units=%5B%22vcu%22%5D&slot-attr.on=true',
      ),
    ).toEqual({
      snapd: '2.60',
      system: 'core',
      provider: 'app',
      dangerous: true,
      samePublisher: true,
      plugAttributes: { read: 'all', units: ['vcu'] },
      slotAttributes: { on: true },
    });
  });

  it.each([
    ['?system=desktop', 'system'],
    ['?provider=me', 'provider'],
    ['?dangerous=perhaps', 'dangerous'],
    ['?atr.read=all', 'atr.read'],
    ['?attr.=all', 'attr.'],
    [`?attr.read=${'x'.repeat(5000)}`, 'attr.read'],
    [`?attr.read=${'['.repeat(20)}${']'.repeat(20)}`, 'attr.read'],
    ['?toString=1', 'toString'],
  ])('refuses %s, and tells which field', async (query, field) => {
    const { status, code, errors } = await problem(`/v1/interfaces/home/connection${query}`);
    expect([status, code]).toEqual([422, 'invalid-request']);
    expect(errors?.map((error) => error.field)).toContain(field);
  });

  it('names interfaces that were perhaps meant', async () => {
    expect(await problem('/v1/interfaces/hom/connection')).toMatchObject({
      status: 404,
      code: 'unknown-interface',
      detail: expect.stringContaining('Perhaps it is home.'),
    });
    expect((await problem("/v1/interfaces/'/connection")).code).toBe('unknown-interface');
  });

  it('tells of releases that are not known', async () => {
    const { verbs } = fakeVerbs();
    const error = { code: 'unknown-release', release: '1.0', known: ['2.77'] } as const;
    const strict = fakeServer({ verbs: { ...verbs, answerConnection: async () => ({ ok: false, error }) } }).app;
    const response = await strict.request('/v1/interfaces/home/connection?snapd=1.0');
    expect(Problem.parse(await response.json())).toMatchObject({ status: 422, code: 'unknown-release' });
  });
});
