import type { PastePart } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { pasteBody } from './paste-body.ts';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

async function sent(paste: Parameters<typeof pasteBody>[0]) {
  const { body, contentType } = await pasteBody(paste);
  return new Response(body, { headers: { 'Content-Type': contentType } });
}

it.each([
  ['bytes', encode('a\r\n')],
  ['parts of text', [{ bytes: encode('a') }, { bytes: encode('\r\n') }]],
])('%s are sent as they are', async (_name, paste) => {
  const response = await sent(paste);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(await response.text()).toBe('a\r\n');
});

it('files are a form with the text first, whatever their names and bytes are', async () => {
  const form = await (
    await sent([
      { bytes: encode('text') },
      { file: 'a "b"\r\n.log', bytes: Uint8Array.of(0, 255) },
      { file: 'a "b"\r\n.log', bytes: Uint8Array.of(1) },
      { file: 'c.log', bytes: encode('--whyblocked-') },
    ])
  ).formData();
  expect([...form.keys()]).toEqual(['text', 'file', 'file']);
  const files = form.getAll('file').filter((one) => typeof one !== 'string');
  expect(await Promise.all(files.map((file) => file.bytes()))).toEqual([
    Uint8Array.of(0, 255, 1),
    encode('--whyblocked-'),
  ]);
});

it('what arrives is closed when nobody reads on, and its memory may be used again', async () => {
  const shared = encode('x');
  let isClosed = false;
  async function* arriving(): AsyncGenerator<PastePart> {
    try {
      for (const letter of 'abc') {
        shared.set(encode(letter));
        yield { file: 'a.log', bytes: shared };
      }
    } finally {
      isClosed = true;
    }
  }
  expect(await (await sent(arriving())).text()).toContain('\r\n\r\nabc\r\n--');
  isClosed = false;
  const { body } = await pasteBody(arriving());
  if (body instanceof ReadableStream) await body.cancel();
  expect(isClosed).toBe(true);
});
