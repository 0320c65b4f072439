import { randomUUID } from 'node:crypto';
import { limits, type Paste, type PastePart } from '@whyblocked/contract';
import type { ApiBody } from './api.ts';

export interface PasteBody {
  readonly body: ApiBody;
  readonly contentType: string;
}

/**
 * A paste as the API takes it: text as it is, files as a form, whose text stands first. What arrives in parts is sent as it
 * arrives. Pasted text that is longer than a field may be is sent as it is, and the names of files behind it are lost.
 */
export async function pasteBody(paste: Paste): Promise<PasteBody> {
  if (paste instanceof Uint8Array) return asItIs(paste);
  const parts = partsOf(paste);
  const text: Uint8Array[] = [];
  let textBytes = 0;
  for (;;) {
    const { done, value } = await parts.next();
    if (done) return asItIs(Buffer.concat(text));
    if (value.file !== undefined) return formOf(Buffer.concat(text), followed(value, parts));
    // The bytes are good only until the next part is asked for.
    text.push(value.bytes.slice());
    textBytes += value.bytes.length;
    if (textBytes > limits.bodyBytes) return { body: streamOf(bytesOf(text, parts)), contentType: OCTETS };
  }
}

const OCTETS = 'application/octet-stream';

function asItIs(bytes: Uint8Array): PasteBody {
  return { body: new Uint8Array(bytes), contentType: OCTETS };
}

function formOf(text: Uint8Array, files: AsyncGenerator<PastePart, void, undefined>): PasteBody {
  const boundary = `whyblocked-${randomUUID()}`;
  const body = streamOf(formBytes(boundary, text, files));
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}

async function* formBytes(
  boundary: string,
  text: Uint8Array,
  files: AsyncGenerator<PastePart, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  const head = (disposition: string) =>
    encoder.encode(`\r\n--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`);
  try {
    if (text.length > 0) {
      yield head('name="text"');
      yield text;
    }
    let current: string | undefined;
    for await (const { file = 'paste', bytes } of files) {
      if (file !== current) yield head(`name="file"; filename="${quoted(file)}"`);
      current = file;
      yield bytes.slice();
    }
    yield encoder.encode(`\r\n--${boundary}--\r\n`);
  } finally {
    await files.return();
  }
}

/** As browsers write names of files (HTML, "multipart/form-data encoding algorithm"). */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

async function* partsOf(
  paste: readonly PastePart[] | AsyncIterable<PastePart>,
): AsyncGenerator<PastePart, void, undefined> {
  yield* paste;
}

async function* followed(
  first: PastePart,
  rest: AsyncGenerator<PastePart, void, undefined>,
): AsyncGenerator<PastePart, void, undefined> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return();
  }
}

async function* bytesOf(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<PastePart, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* first;
    for await (const { bytes } of rest) yield bytes.slice();
  } finally {
    await rest.return();
  }
}

function streamOf(chunks: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return();
    },
  });
}
