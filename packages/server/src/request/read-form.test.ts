import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from './read-form.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

describe('readForm', () => {
  it('reads what URLSearchParams writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, snapd) => {
        const sent = text.replaceAll('\r\n', '\n');
        const body = encode(new URLSearchParams({ other: 'x', text: sent, snapd }).toString());
        const { text: read, snapd: alsoRead } = readForm(body, ['text', 'snapd']);
        expect([decode(read), decode(alsoRead)]).toEqual([sent, snapd.replaceAll('\r\n', '\n')]);
      }),
    );
  });

  it('never throws and never grows', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const { a } = readForm(Uint8Array.of(0x61, 0x3d, ...bytes), ['a']);
        expect(a?.byteLength).toBeLessThanOrEqual(bytes.byteLength);
      }),
    );
  });

  it('keeps bytes that are not UTF-8', () => {
    expect(readForm(encode('text=%FF%00%fe'), ['text']).text).toEqual(Uint8Array.of(0xff, 0x00, 0xfe));
  });

  it.each([
    ['text=a%0D%0Ab', 'a\nb'],
    ['text=a%0Db', 'a\rb'],
    ['text=100%', '100%'],
    ['text=%zz%4', '%zz%4'],
    ['text=a+b%2B', 'a b+'],
    ['text=1&text=2', '1'],
    ['texts=1&text=2', '2'],
    ['text', ''],
    ['text=a=b', 'a=b'],
    ['', undefined],
    [`${'&'.repeat(100)}text=x`, undefined],
  ])('%s is %j', (body, text) => {
    expect(decode(readForm(encode(body), ['text']).text)).toBe(text);
  });
});
