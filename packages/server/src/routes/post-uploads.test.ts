import { type Paste, type PastePart, Problem } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { defaultPatience } from '../request/body-patience.ts';
import { fakeServer, fakeVerbs, post, withEvidence } from '../server.fixture.ts';

const path = '/v1/diagnoses';
const TYPE = 'multipart/form-data; boundary=XbX';

interface Part {
  readonly name?: string;
  readonly file?: string;
  readonly text: string;
}

function form(parts: readonly Part[], end = '--XbX--\r\n'): string {
  const written = parts.map(({ name = 'file', file, text }) => {
    const fileName = file === undefined ? '' : `; filename="${file}"`;
    return `--XbX\r\nContent-Disposition: form-data; name="${name}"${fileName}\r\n\r\n${text}\r\n`;
  });
  return written.join('') + end;
}

const lengthOf = (text: string) => ({ 'Content-Length': String(Buffer.byteLength(text)) });

/** A server that remembers pastes as they were given. */
function rememberingServer(deps: Parameters<typeof fakeServer>[0] = {}) {
  const { verbs } = fakeVerbs();
  const pastes: { readonly isHeld: boolean; readonly parts: (readonly [string | undefined, string])[] }[] = [];
  const diagnose = async (paste: Paste) => {
    const isHeld = paste instanceof Uint8Array || Array.isArray(paste);
    const files: [string | undefined, string][] = [];
    const parts: readonly PastePart[] | AsyncIterable<PastePart> =
      paste instanceof Uint8Array ? [{ bytes: paste }] : paste;
    for await (const { file, bytes } of parts) {
      const last = files.at(-1);
      if (last && last[0] === file) last[1] += Buffer.from(bytes).toString();
      else files.push([file, Buffer.from(bytes).toString()]);
    }
    pastes.push({ isHeld, parts: files });
    return { ok: true, value: withEvidence('x') } as const;
  };
  return { ...fakeServer({ verbs: { ...verbs, diagnose }, ...deps }), pastes };
}

async function problemOf(response: Response): Promise<Problem> {
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

/** A body whose chunks the test gives. */
function handDriven() {
  let give: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      give = controller;
    },
  });
  const request = (type: string, headers: Record<string, string> = {}) =>
    new Request(`http://localhost${path}`, { ...post(stream, type, headers), duplex: 'half' } as RequestInit);
  return {
    request,
    push: (text: string) => give?.enqueue(new TextEncoder().encode(text)),
    end: () => give?.close(),
    fail: () => give?.error(new Error('gone')),
  };
}

describe('a form', () => {
  const parts = [
    { name: 'text', text: 'pasted\r\nlines' },
    { file: 'dir/a.log', text: 'one\r\n' },
    { file: 'a.log', text: '' },
    { file: '', text: '' },
    { text: 'no name' },
  ];
  const files = [
    [undefined, 'pasted\nlines'],
    ['a.log', 'one\r\n'],
    ['a.log (2)', ''],
    ['file', 'no name'],
  ];

  it.each([
    ['of announced length', lengthOf(form(parts))],
    ['of unknown length', {}],
  ])('%s gives its text and files as they are, and an empty file field is none', async (_name, headers) => {
    const { app, pastes } = rememberingServer();
    expect((await app.request(path, post(form(parts), TYPE, headers))).status).toBe(200);
    expect(pastes).toEqual([{ isHeld: true, parts: files }]);
  });

  it('takes its options from fields, and those of the address before them', async () => {
    const { app, asked } = fakeServer();
    const fields = [
      { name: 'snapd', text: '2.60' },
      { name: 'system', text: '' },
      { name: 'redact', text: 'all' },
      { file: 'a', text: 'x' },
    ];
    await app.request(`${path}?snapd=2.77`, post(form(fields), TYPE));
    await app.request(path, post(form(fields), TYPE));
    expect(asked.map(({ options }) => options)).toEqual([
      { snapd: '2.77', redact: 'all' },
      { snapd: '2.60', redact: 'all' },
    ]);
  });

  it('that is larger than what is held is read as it comes', async () => {
    const { app, pastes } = rememberingServer({ limits: { bodyBytes: 100_000 } });
    const large = [
      { file: 'a', text: 'x'.repeat(90_000) },
      { file: 'b', text: 'y'.repeat(90_000) },
    ];
    const body = form(large);
    expect((await app.request(path, post(body, TYPE, lengthOf(body)))).status).toBe(200);
    expect(pastes).toEqual([{ isHeld: false, parts: large.map(({ file, text }) => [file, text]) }]);
  });

  it('is given on while it is still sent', async () => {
    const seen = Promise.withResolvers<void>();
    const { verbs } = fakeVerbs();
    const diagnose = async (paste: Paste) => {
      for await (const { bytes } of paste as AsyncIterable<PastePart>) if (bytes.length > 0) seen.resolve();
      return { ok: true, value: withEvidence('x') } as const;
    };
    const { app } = fakeServer({ verbs: { ...verbs, diagnose } });
    const body = handDriven();
    const answer = app.fetch(body.request(TYPE));
    body.push(form([{ file: 'a', text: 'x'.repeat(100_000) }], ''));
    await seen.promise;
    body.push('--XbX--');
    body.end();
    expect((await answer).status).toBe(200);
  });

  const many = (count: number) => Array.from({ length: count }, (_, n) => ({ file: `${n}`, text: 'x' }));

  it('has as many files as are allowed', async () => {
    const { app, pastes } = rememberingServer();
    expect((await app.request(path, post(form(many(20)), TYPE))).status).toBe(200);
    expect(pastes[0]?.parts).toHaveLength(20);
  });

  it.each([
    ['too many files', form(many(21)), TYPE, 413, 'too-many-files', 'tar'],
    ['no parts', form([]), TYPE, 400, 'empty-body', 'journalctl'],
    [
      'nothing in it',
      form([
        { name: 'text', text: ' ' },
        { file: 'a', text: '' },
      ]),
      TYPE,
      400,
      'empty-body',
      '',
    ],
    ['an empty body', '', TYPE, 400, 'empty-body', ''],
    ['no boundary', form([]), 'multipart/form-data', 400, 'malformed-form', 'boundary'],
    ['another boundary', form([]).padEnd(5000), 'multipart/form-data; boundary=y', 400, 'malformed-form', 'boundary'],
    ['a nameless part', form([{ name: '', text: 'x' }]), TYPE, 400, 'malformed-form', 'no name'],
    ['no end', form([{ file: 'a', text: 'x' }], ''), TYPE, 400, 'malformed-form', 'ends before'],
    [
      'a field after a file',
      form([
        { file: 'a', text: 'x' },
        { name: 'snapd', text: '2' },
      ]),
      TYPE,
      400,
      'fields-after-files',
      '?snapd=',
    ],
    [
      'a field twice',
      form([
        { name: 'text', text: 'a' },
        { name: 'text', text: 'b' },
      ]),
      TYPE,
      422,
      'invalid-request',
      'text',
    ],
    ['a field of another name', form([{ name: 'snap', text: 'x' }]), TYPE, 422, 'invalid-request', 'snap'],
    ['a file in another field', form([{ name: 'log', file: 'a', text: 'x' }]), TYPE, 422, 'invalid-request', '"file"'],
    [
      'a wrong option',
      form([
        { name: 'redact', text: 'no' },
        { file: 'a', text: 'x' },
      ]),
      TYPE,
      422,
      'invalid-request',
      'redact',
    ],
    ['an endless option', form([{ name: 'snapd', text: '2'.repeat(500) }]), TYPE, 422, 'invalid-request', 'snapd'],
  ])('with %s is refused, and told what to do', async (_name, body, type, status, code, words) => {
    const { app, pastes } = rememberingServer();
    const problem = await problemOf(await app.request(path, post(body, type)));
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail).toContain(words);
    expect(pastes).toEqual([]);
  });

  it('with too long a text is refused', async () => {
    const { app } = fakeServer({ limits: { bodyBytes: 100 } });
    const problem = await problemOf(
      await app.request(path, post(form([{ name: 'text', text: 'x'.repeat(101) }]), TYPE)),
    );
    expect(problem).toMatchObject({ code: 'body-too-large', limit: 100 });
  });
});

describe('a file or archive as it is', () => {
  it.each([
    'application/gzip',
    'application/x-gzip',
    'application/zip',
    'application/x-tar',
    'application/x-bzip2',
    'application/x-xz',
    'application/zstd',
    'application/octet-stream',
    'text/plain',
  ])('is read as %s, whole where it is small and as it comes where it is not', async (type) => {
    const { app, pastes } = rememberingServer({ limits: { bodyBytes: 100_000 } });
    const [small, large] = ['s'.repeat(90_000), 'l'.repeat(200_000)];
    await app.request(path, post(small, type, lengthOf(small)));
    await app.request(path, post(large, type, lengthOf(large)));
    await app.request(path, post(large, type));
    expect(pastes).toEqual([
      { isHeld: true, parts: [[undefined, small]] },
      { isHeld: false, parts: [[undefined, large]] },
      { isHeld: false, parts: [[undefined, large]] },
    ]);
  });
});

describe('while it is read', () => {
  it('a body that gets too large is told', async () => {
    const { app } = rememberingServer({ limits: { uploadBytes: 200_000 } });
    const problem = await problemOf(await app.request(path, post('x'.repeat(200_001), 'application/zip')));
    expect(problem).toMatchObject({ status: 413, code: 'body-too-large', limit: 200_000 });
    expect(problem.detail).toContain('whyblocked diagnose');
  });

  it('a client that goes away is told, and the paste fails', async () => {
    const seen = Promise.withResolvers<void>();
    const failed = Promise.withResolvers<unknown>();
    const { verbs } = fakeVerbs();
    const diagnose = async (paste: Paste) => {
      try {
        for await (const _part of paste as AsyncIterable<PastePart>) seen.resolve();
      } catch (error) {
        failed.resolve(error);
        throw error;
      }
      return { ok: true, value: withEvidence('x') } as const;
    };
    const { app, failures } = fakeServer({ verbs: { ...verbs, diagnose } });
    const body = handDriven();
    const answer = app.fetch(body.request('text/plain'));
    body.push('x'.repeat(100_000));
    await seen.promise;
    body.fail();
    expect(await problemOf(await answer)).toMatchObject({ status: 400, code: 'body-incomplete' });
    expect(await failed.promise).toMatchObject({ failure: { code: 'body-incomplete' } });
    expect(failures).toEqual([]);
  });

  it.each([
    ['stops', { silenceMs: 5 }],
    ['comes too slowly', { graceMs: 5, bytesPerSecond: 1_000_000_000 }],
  ])('a body that %s is given up', async (_name, patience) => {
    const { app } = rememberingServer({ limits: { patience: { ...defaultPatience, ...patience } } });
    const body = handDriven();
    const answer = app.fetch(body.request('text/plain'));
    body.push('x');
    expect(await problemOf(await answer)).toMatchObject({ status: 408, code: 'body-too-slow' });
  });

  it('bytes that are left when there is an answer are taken and dropped', async () => {
    const { verbs } = fakeVerbs();
    const diagnose = async (paste: Paste) => {
      for await (const _part of paste as AsyncIterable<PastePart>) break;
      return { ok: true, value: withEvidence('x') } as const;
    };
    const { app } = fakeServer({ verbs: { ...verbs, diagnose } });
    let left = 20;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        left-- === 0 ? controller.close() : controller.enqueue(new Uint8Array(100_000).fill(0x61)),
    });
    const request = new Request(`http://localhost${path}`, { ...post(stream), duplex: 'half' } as RequestInit);
    expect((await app.fetch(request)).status).toBe(200);
    expect(left).toBe(-1);
  });
});
