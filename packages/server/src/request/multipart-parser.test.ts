import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MultipartEvent, MultipartParser } from './multipart-parser.ts';

type Told = readonly (readonly [name: string, fileName: string | null, hex: string])[];

/** Pushes a body in chunks of a size; the parts that come out, and why it stopped. */
function parsed(body: Uint8Array, boundary: string, chunkBytes = 65_536) {
  const parser = new MultipartParser(boundary);
  const events: MultipartEvent[] = [];
  for (let at = 0; at < body.length; at += chunkBytes) events.push(...parser.push(body.subarray(at, at + chunkBytes)));
  const parts: [string, string | null, string][] = [];
  let fault: string | null = parser.isFinished ? null : 'unfinished';
  for (const event of events) {
    const last = parts.at(-1);
    if (event.kind === 'part') parts.push([event.name, event.fileName, '']);
    else if (event.kind === 'fault') fault = event.why;
    else if (last) last[2] += Buffer.from(event.bytes).toString('hex');
  }
  return { parts: parts as Told, fault };
}

const boundary = 'XbX';
/** Pieces that make nearly a boundary likely. */
const contents = fc
  .array(fc.constantFrom('\r', '\n', '\r\n', '-', '--', 'XbX', '--Xb', '\r\n--XbY', 'a', '\u0000', 'ä'), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''))
  .filter((text) => !`\r\n${text}`.includes('\r\n--XbX'));

function body(parts: readonly { readonly name: string; readonly text: string }[]): Buffer {
  const written = parts.map(
    ({ name, text }) => `--XbX\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  return Buffer.from(`${written.join('')}--XbX--\r\n`);
}

describe('MultipartParser', () => {
  it('gives back what was written, however it is cut', () => {
    const part = fc.record({ name: fc.constantFrom('a', 'b'), text: contents });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 40 }), (parts, chunk) => {
        expect(parsed(body(parts), boundary, chunk)).toEqual({
          parts: parts.map(({ name, text }) => [name, null, Buffer.from(text).toString('hex')]),
          fault: null,
        });
      }),
    );
  });

  it('says of damage the same, however it is cut, and never throws', () => {
    fc.assert(
      fc.property(
        contents,
        fc.nat(),
        fc.uint8Array({ maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        (text, at, bytes, chunk) => {
          const whole = body([
            { name: 'a', text },
            { name: 'b', text },
          ]);
          const index = at % whole.length;
          const damaged = Buffer.concat([whole.subarray(0, index), bytes, whole.subarray(index + 1)]);
          expect(parsed(damaged, boundary, chunk)).toEqual(parsed(damaged, boundary));
        },
      ),
    );
  });

  it('gives every byte of a body but its boundaries on at once', () => {
    const parser = new MultipartParser(boundary);
    parser.push(Buffer.from('--XbX\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'));
    let given = 0;
    for (let count = 1; count <= 100; count++) {
      for (const event of parser.push(Buffer.alloc(1000, '\r')))
        if (event.kind === 'bytes') given += event.bytes.length;
      expect(count * 1000 - given).toBeLessThan(10);
    }
  });

  it.each([
    ['', 'no-such-boundary'],
    ['x'.repeat(71), 'no-such-boundary'],
  ])('takes no boundary %j', (wrong) => {
    expect(parsed(Buffer.from(`--${wrong}\r\n`), wrong)).toEqual({ parts: [], fault: 'unfinished' });
  });

  it.each([
    ['--other\r\n\r\n\r\n--other--'.padEnd(5000), 'no-such-boundary'],
    ['--XbXY\r\n', 'bad-part'],
    [`--XbX\r\nContent-Disposition: form-data; name="${'a'.repeat(5000)}`, 'bad-part'],
    ['--XbX\r\n\r\ncontents', 'nameless-part'],
    ['--XbX\r\nContent-Type: text/plain\r\n\r\n', 'nameless-part'],
    ['--XbX\r\nContent-Disposition: form-data\r\n\r\n', 'nameless-part'],
    ['--XbX\r\nContent-Disposition: form-data; name=""\r\n\r\n', 'nameless-part'],
    ['--XbX\r\nContent-Disposition: attachment; name="a"\r\n\r\n', 'nameless-part'],
    ['--XbX\r\nContent-Disposition: form-data; filename="; name=a"\r\n\r\n', 'nameless-part'],
    ['--XbX\r\nContent-Disposition: form-data; name="a"\r\n\r\ncontents\r\n', 'unfinished'],
  ])('says what is wrong with %.40j', (text, fault) => {
    expect(parsed(Buffer.from(text), boundary).fault).toBe(fault);
  });

  it.each([
    ['form-data; name="file"; filename="a.log"', 'file', 'a.log'],
    ['FORM-DATA;NAME=file;FileName=a.log', 'file', 'a.log'],
    ['form-data; filename="a \\"b\\".log"; name="file"', 'file', 'a "b".log'],
    ['form-data; name="file"; filename="C:\\logs\\a.log"', 'file', 'C:\\logs\\a.log'],
    ['form-data; name="file"; filename=""', 'file', ''],
    ['form-data; name="text"', 'text', null],
    ['form-data; name="file"; filename="\u00e4.log"', 'file', '\u00e4.log'],
  ])('reads %s', (disposition, name, fileName) => {
    const text = `preamble\r\n--XbX \t\r\nX-Other: 1\r\nContent-Disposition: ${disposition}\r\n\r\nx\r\n--XbX--epilogue`;
    expect(parsed(Buffer.from(text), boundary)).toEqual({ parts: [[name, fileName, '78']], fault: null });
  });
});
