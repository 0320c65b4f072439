import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentDecoder } from './document-decoder.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

function decodedBytes(bytes: Uint8Array, cuts: readonly number[] = []): Buffer {
  const decoder = new DocumentDecoder();
  const pieces: Buffer[] = [];
  const take = (from: number, to: number): void => {
    const chunk = Uint8Array.from(bytes.subarray(from, to));
    pieces.push(Buffer.from(decoder.push(chunk)));
    // Whoever reads reuses the buffer of a chunk.
    chunk.fill(35);
  };
  let from = 0;
  for (const cut of [...cuts].sort((one, other) => one - other)) {
    take(from, cut);
    from = cut;
  }
  take(from, bytes.length);
  pieces.push(Buffer.from(decoder.end()));
  return Buffer.concat(pieces);
}

const decoded = (input: string | Uint8Array): string =>
  decodedBytes(typeof input === 'string' ? bytesOf(input) : input).toString('utf8');

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const countOf = (bytes: Uint8Array, wanted: number): number => bytes.filter((byte) => byte === wanted).length;
const record = 'audit: type=1400 apparmor="DENIED" operation="open" profile="snap.web.app" name="/etc/naïve" pid=12';

describe('encodings', () => {
  it('gives UTF-8 as it came, the very chunk', () => {
    const decoder = new DocumentDecoder();
    decoder.push(bytesOf(`${record}\n`.repeat(3)));
    const chunk = bytesOf(`${record}\n`);
    expect(decoder.push(chunk)).toBe(chunk);
  });

  it('takes a byte order mark off', () => {
    expect(decoded(`\ufeff${record}\n`)).toBe(`${record}\n`);
    expect(decoded(Buffer.from(`\ufeff${record}\n`, 'utf16le'))).toBe(`${record}\n`);
    expect(decoded(utf16be(`\ufeff${record}\n`))).toBe(`${record}\n`);
  });

  it('knows UTF-16 without a mark, in scripts that are not Latin too', () => {
    for (const text of [`${record}\n`, 'июн 22 16:36:00 узел-1 kernel: отказано в доступе\n'.repeat(3), 'ok']) {
      expect(decoded(Buffer.from(text, 'utf16le'))).toBe(text);
      expect(decoded(utf16be(text))).toBe(text);
    }
  });

  it('reads Windows-1252 where nothing is UTF-8', () => {
    expect(decoded(Buffer.from('Zugriff verweigert: /home/ada/M\xfcll \x96 \x84na\xefve\x93\n', 'latin1'))).toBe(
      'Zugriff verweigert: /home/ada/Müll – „naïve“\n',
    );
  });

  it('leaves the damaged bytes of UTF-8 as they are', () => {
    const bytes = Buffer.concat([bytesOf('a '), Buffer.from([0xc3, 0x28, 0xff]), bytesOf(' naïve\n')]);
    expect(decodedBytes(bytes)).toEqual(bytes);
    const cut = bytesOf('naïve ü').subarray(0, -1);
    expect(decodedBytes(cut)).toEqual(Buffer.from(cut));
  });

  it('leaves what is no text as it is', () => {
    const noise = Buffer.from(Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? 0xff : 0x01)));
    expect(decodedBytes(noise)).toEqual(noise);
  });

  it('does not turn to another encoding for a byte far down', () => {
    const bytes = Buffer.concat([Buffer.alloc(70_000, 'all is well\n'), Buffer.from([0xfc, 0x0a])]);
    expect(decodedBytes(bytes, [1000, 66_000])).toEqual(bytes);
  });

  it('decides Windows-1252 by the first 64 KiB', () => {
    const bytes = Buffer.concat([Buffer.from([0xfc]), Buffer.alloc(70_000, 'well\n'), bytesOf('ü')]);
    expect(decodedBytes(bytes, [40_000]).subarray(0, 2).toString()).toBe('ü');
    expect(decodedBytes(bytes, [40_000]).subarray(-4).toString()).toBe('Ã¼');
  });

  it('makes one blank of NULs in a row, wherever chunks are cut', () => {
    const bytes = bytesOf('one\0\0\0two\n\0\0three');
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(decodedBytes(bytes, [cut, Math.min(cut + 1, bytes.length)]).toString('utf8')).toBe('one two\n three');
    }
  });

  it('reads nothing from nothing', () => {
    expect(decoded('')).toBe('');
    expect(decoded(Uint8Array.of(0xff, 0xfe))).toBe('');
  });

  it('gives ASCII on at once', () => {
    const decoder = new DocumentDecoder();
    const line = 'Jun 22 16:36:00 node-1 kernel: audit: type=1400 apparmor="DENIED" operation="open"\n';
    expect(Buffer.from(decoder.push(bytesOf(line))).toString()).toBe(line);
  });
});

describe('line ends', () => {
  it('makes line feeds of CR LF', () => {
    expect(decoded('one\r\ntwo\r\r\nthree\r\n')).toBe('one\ntwo\nthree\n');
  });

  it('makes line feeds of CRs where there is nothing else', () => {
    expect(decoded('one\rtwo\r\rthree')).toBe('one\ntwo\n\nthree');
  });

  it('makes a blank of a CR within a line', () => {
    expect(decoded('10%\r100%\rdone\nnext\n')).toBe('10% 100% done\nnext\n');
    expect(decoded('one\nbar\r')).toBe('one\nbar ');
  });

  it('believes 64 KiB without a line feed', () => {
    const old = 'a line of an old Mac\r'.repeat(4000);
    expect(decoded(old)).toBe(old.replaceAll('\r', '\n'));
    expect(decoded(`${old}\r\nb\n`)).toBe(`${old.replaceAll('\r', '\n')}\nb\n`);
  });
});

describe('what is for terminals', () => {
  it('makes a coloured record whole', () => {
    expect(decoded('apparmor="\x1b[01;31m\x1b[KDENIED\x1b[m\x1b[K" \x1b[38;5;12moperation\x1b[0m="open"\n')).toBe(
      'apparmor="DENIED" operation="open"\n',
    );
  });

  it('takes off titles, links and other sequences', () => {
    expect(decoded('\x1b]0;ada@node-1: ~\x07$ ls \x1b]8;;https://example.org/a\x1b\\link\x1b]8;;\x1b\\\n')).toBe(
      '$ ls link\n',
    );
    expect(decoded('\x1b(B\x1b[m\x1b=a\x1bPq#0\x1b\\b\x1b7\n')).toBe('ab\n');
  });

  it('does not let damaged sequences swallow anything', () => {
    expect(decoded('\x1b]0;never ended\napparmor="DENIED"\n')).toBe('0;never ended\napparmor="DENIED"\n');
    expect(decoded(`\x1b]${'x'.repeat(9000)}\x07`)).toBe(`${'x'.repeat(9000)}\x07`);
    expect(decoded('\x1b[31\nnext')).toBe('\nnext');
    expect(decoded('\x1b\nnext \x1b')).toBe('\nnext ');
    expect(decoded('\x1b]0;one\x1b[1mtwo\x1b[0m')).toBe('0;onetwo');
  });

  it('takes off what is struck over', () => {
    expect(decoded('N\bNA\bAM\bME\bE\n_\bf_\bi_\bl_\be é\bé x_\b_y\n')).toBe('NAME\nfile é x_y\n');
    for (const text of ['_\b\b_x', 'é\bé_', 'a_\b_\b_', '\b\b']) {
      const bytes = bytesOf(`${record} ${text}`);
      expect(
        decodedBytes(
          bytes,
          Array.from(bytes, (_, index) => index),
        ),
      ).toEqual(decodedBytes(bytes));
    }
    expect(decoded('snake_case_\n|\b/\b-\n\b')).toBe('snake_case_\n|/-\n');
  });
});

describe('properties', () => {
  const fragment = fc.constantFrom(
    'word_',
    '_',
    '_\b',
    '\b',
    'é',
    'é\bé',
    '\r',
    '\r\n',
    '\n',
    '\0',
    '\x1b',
    '\x1b[',
    '01;31m',
    'K',
    '\x1b]0;',
    '\x07',
    '\x1b\\',
    '\x1b(B',
    ' ',
    '"',
    record,
  );
  const document = fc.oneof(
    fc.array(fragment, { maxLength: 40 }).map((parts) => bytesOf(parts.join(''))),
    fc.array(fragment, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''), 'utf16le')),
    fc.array(fragment, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''), 'latin1')),
    fc.uint8Array({ maxLength: 300 }),
  );

  it('gives the same bytes however a document is cut', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat()), (bytes, numbers) => {
        const cuts = numbers.map((number) => number % (bytes.length + 1));
        expect(decodedBytes(bytes, cuts)).toEqual(decodedBytes(bytes));
        const everywhere = Array.from(bytes, (_, index) => index);
        expect(decodedBytes(bytes, everywhere)).toEqual(decodedBytes(bytes));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the number of line feeds', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        const bytes = bytesOf(`begin ${record}\n${parts.join('')}`);
        expect(countOf(decodedBytes(bytes), 10)).toBe(countOf(bytes, 10));
      }),
    );
  });

  it('brings UTF-16 back', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what decoding changes.
      .map((some) => some.replace(/[\0\b\r\x1b\xa0\xad\u2000-\u2012\u2028-\u202f\u205f-\u206f\ufeff]/g, ''));
    fc.assert(
      fc.property(text, (some) => {
        expect(decoded(Buffer.from(`\ufeff${some}`, 'utf16le'))).toBe(some);
        expect(decoded(utf16be(`\ufeff${some}`))).toBe(some);
      }),
    );
  });
});

describe('characters that are not seen', () => {
  it('become what they look like, or nothing', () => {
    expect(decoded('name=\u200b"\ufeff/etc\u2060/x\u00ad" \u200fpid=1\u202c\n')).toBe('name="/etc/x" pid=1\n');
    expect(decoded('Name:\u00a0\u2007\u202fweb\u20117d\u2028Node: x')).toBe('Name:   web-7d Node: x');
  });

  it('are no others', () => {
    const text = 'naïve “quoted” … – € → ﬁ Ａ　x\u{1f600}\n';
    expect(decoded(text)).toBe(text);
  });

  it('are found wherever chunks are cut', () => {
    const text = 'a\u200bb\u00a0c\u2011d\ufeffe\u00e2\u00ef\u2060f';
    const bytes = bytesOf(`xx${text}`);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        expect(decodedBytes(bytes, cuts).toString('utf8')).toBe('xxab c-deâïf');
      }),
    );
  });
});
