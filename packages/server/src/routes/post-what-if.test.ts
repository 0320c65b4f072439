import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exampleWhatIf } from '../openapi/example-answers.ts';
import { fakeServer, post } from '../server.fixture.ts';

const path = '/v1/what-if';

function ask(body: unknown, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fakeServer().app.request(path, post(text, type));
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
    [{ text: ' ', connect: [{ interface: 'mount-observe' }] }, 400, 'empty-body'],
    ['{', 400, 'invalid-json'],
    ['', 400, 'empty-body'],
  ])('says what is wrong with %j', async (body, status, code) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('takes a text, with what to try in the address', async () => {
    const { app, asked, events } = fakeServer();
    const query =
      'connect=mount-observe&connected=home,%20network&attr.home.read=all&base=core22&snapd=2.77&system=core';
    const response = await app.request(`${path}?${query}`, post('a line'));
    expect(await response.json()).toEqual(exampleWhatIf);
    expect(asked[0]).toMatchObject({
      text: 'a line',
      options: {
        connect: [{ interface: 'mount-observe', attributes: {} }],
        connected: [
          { interface: 'home', attributes: { read: 'all' } },
          { interface: 'network', attributes: {} },
        ],
        base: 'core22',
        snapd: '2.77',
        system: 'core',
      },
    });
    expect(events).toMatchObject([{ route: path, status: 200, inputBytes: 6 }]);
  });

  it('takes an archive as it is', async () => {
    const { app, asked } = fakeServer();
    const bytes = gzipSync('a line');
    const response = await app.request(`${path}?connect=mount-observe`, post(bytes, 'application/gzip'));
    expect(response.status).toBe(200);
    expect(asked[0]?.bytes).toEqual(Uint8Array.from(bytes));
  });

  it('takes a form with fields and files; the address wins', async () => {
    const { app, asked } = fakeServer();
    const part = (name: string, text: string, file = '') =>
      `--XbX\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${text}\r\n`;
    const body = `${part('connect', 'mount-observe')}${part('base', 'core20')}${part('file', 'abc', '; filename="a.log"')}--XbX--`;
    const response = await app.request(`${path}?base=core24`, post(body, 'multipart/form-data; boundary=XbX'));
    expect(response.status).toBe(200);
    expect(asked[0]).toMatchObject({
      text: 'abc',
      options: { connect: [{ interface: 'mount-observe' }], base: 'core24' },
    });
  });

  it.each([
    ['', 'connect'],
    ['connect=,', 'connect'],
    ['connect=../etc', 'connect.0.interface'],
    ['connect=home&conected=camera', 'conected'],
    ['connect=home&attr.camera.x=1', 'attr.camera'],
    ['connect=home&attr.home=1', 'attr.home'],
    [`connect=home&attr.home.x=${'%5B'.repeat(100)}${'%5D'.repeat(100)}`, 'attr.home.x'],
    ['connect=home&base=../x', 'base'],
    ['connect=home&system=windows', 'system'],
  ])('names what is wrong in the address: %s', async (query, field) => {
    const { app, asked } = fakeServer();
    const response = await app.request(`${path}?${query}`, post('x'));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'invalid-request', errors: [{ field }] });
    expect(asked).toHaveLength(0);
  });

  it('does not take everything', async () => {
    expect((await ask('x', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await fakeServer().app.request(`${path}?connect=mount-observe`, post(' '))).status).toBe(400);
  });

  it('has fields of its own in a form, and the diagnosis has not', async () => {
    const body = '--XbX\r\nContent-Disposition: form-data; name="connect"\r\n\r\nhome\r\n--XbX--';
    const response = await fakeServer().app.request('/v1/diagnoses', post(body, 'multipart/form-data; boundary=XbX'));
    expect(await response.json()).toMatchObject({ code: 'invalid-request', errors: [{ field: 'connect' }] });
  });
});
