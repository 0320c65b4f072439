import { type AddonVerbs, CompatibilityBatchAnswer, type CompatibilityQuestion, Problem } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { answerBatch } from './answer-batch.ts';
import { exampleCompatibility } from './openapi/example-community.ts';
import { fakeServer, post } from './server.fixture.ts';

const one = { addon: 'metallb', track: '1.27', confinement: 'strict', architecture: 'amd64' };
/** Answers with as many cells as the number of the track says. */
function counted() {
  const turns: (readonly CompatibilityQuestion[])[] = [];
  const [cell] = exampleCompatibility.cells;
  if (!cell) throw new Error('the example has a cell');
  const addons: Pick<AddonVerbs, 'compatibility'> = {
    compatibility: async (questions) => {
      turns.push(questions);
      return questions.map(({ track = '1.1' }) => {
        const cells = Array.from({ length: Number(track.split('.')[1]) }, () => cell);
        return { ok: true as const, value: { ...exampleCompatibility, cells } };
      });
    },
  };
  return { addons, turns };
}

const codes = ({ results }: CompatibilityBatchAnswer) =>
  results.map((result) => ('problem' in result ? result.problem.code : result.cells.length));

describe('many questions', () => {
  it('are answered in order, each for itself', async () => {
    const { addons, turns } = counted();
    const narrow = { ...one, track: '1.1' };
    const questions = [
      narrow,
      narrow,
      { track: '1.3' },
      7,
      { confinment: 'strict' },
      { __proto__: null, track: 'x' },
      narrow,
    ];
    const answer = await answerBatch(addons, questions, { version: 'v', maxCells: 100 });
    expect(codes(answer)).toEqual([1, 1, 3, 'invalid-request', 'invalid-request', 'invalid-request', 1]);
    expect(turns.map(({ length }) => length)).toEqual([2, 1, 1]);
    expect(answer.statements).toHaveLength(1);
    expect(CompatibilityBatchAnswer.parse(answer)).toEqual(answer);
  });

  it('are asked no more when there are too many cells', async () => {
    const { addons, turns } = counted();
    const answer = await answerBatch(addons, Array(500).fill({ track: '1.40' }), { version: 'v', maxCells: 100 });
    expect(codes(answer).slice(0, 4)).toEqual([40, 40, 'too-many-cells', 'too-many-cells']);
    expect(answer.results).toHaveLength(500);
    expect(turns).toHaveLength(3);
  });

  it('come over HTTP, a thousand and no more', async () => {
    const { app } = fakeServer();
    const ask = (questions: unknown) =>
      app.request('/v1/compatibility', post(JSON.stringify({ questions }), 'application/json'));
    const answer = CompatibilityBatchAnswer.parse(await (await ask(Array(1000).fill(one))).json());
    expect(answer.results).toHaveLength(1000);
    for (const questions of [Array(1001).fill(one), [], 'x', undefined]) {
      const refused = await ask(questions);
      expect(Problem.parse(await refused.json())).toMatchObject({ status: 422, code: 'invalid-request' });
    }
    const mixed = CompatibilityBatchAnswer.parse(await (await ask([one, { addon: 'metalb' }])).json());
    expect(codes(mixed)).toEqual([1, 'unknown-addon']);
  });
});

describe('one question in an address', () => {
  it.each([
    ['', {}],
    ['?addon=metallb&track=1.27&confinement=strict&arch=x86_64', one],
    ['?distribution=ubuntu:24.04&kernel=6.8.0', { distribution: { id: 'ubuntu', version: '24.04' }, kernel: '6.8.0' }],
    ['?distribution=debian&arch=', { distribution: { id: 'debian' } }],
  ])('%j asks what it says', async (query, expected) => {
    const { addons, turns } = counted();
    const { app } = fakeServer({ addons: { ...addons } as AddonVerbs });
    expect((await app.request(`/v1/compatibility${query}`)).status).toBe(200);
    expect(turns).toEqual([[expected]]);
  });

  it.each([
    ['?track=1', 422, 'invalid-request'],
    ['?arch=vax', 422, 'invalid-request'],
    ['?architecture=amd64', 422, 'invalid-request'],
    ["?distribution=';drop", 422, 'invalid-request'],
    ['?addon=metalb', 404, 'unknown-addon'],
    ['?cursor=x', 400, 'bad-cursor'],
  ])('%j is refused', async (query, status, code) => {
    const response = await fakeServer().app.request(`/v1/compatibility${query}`);
    expect(Problem.parse(await response.json())).toMatchObject({ status, code });
  });
});
