import { describe, expect, it } from 'vitest';
import { exampleWhatIf } from '../openapi/example-answers.ts';
import { fakeServer, post } from '../server.fixture.ts';

function ask(body: unknown, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fakeServer().app.request('/v1/what-if', post(text, type));
}

describe('POST /v1/what-if', () => {
  it('tells what connections would change', async () => {
    const response = await ask({ text: 'a line', connect: [{ interface: 'mount-observe' }] });
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual(exampleWhatIf);
  });

  it.each([
    [{ text: 'x', connect: [{ interface: 'nosuch' }] }, 404, 'unknown-interface'],
    [{ text: 'x', connect: [] }, 422, 'invalid-request'],
    [{ text: 'x', connect: [{ interface: '../etc' }] }, 422, 'invalid-request'],
    [{ connect: [{ interface: 'home' }] }, 422, 'invalid-request'],
    ['{', 400, 'invalid-json'],
    ['', 400, 'empty-body'],
  ])('says what is wrong with %j', async (body, status, code) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('reads JSON only', async () => {
    expect((await ask('x', 'text/plain')).status).toBe(415);
  });
});
