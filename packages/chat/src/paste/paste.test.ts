import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file, pasted } from '../chat.fixture.ts';
import { gatherPaste, gatherState } from './gather-paste.ts';
import { logDigest } from './log-digest.ts';
import { pastedText } from './pasted-text.ts';
import { readUntil } from './read-until.ts';

const never = new Promise<void>(() => undefined);

describe('pasted text', () => {
  it.each([
    ['```\nlog\n```', 'log'],
    ['```console\nlog\n```', 'log'],
    ['```log```', 'log'],
    ['see ```a``` and ```b```', 'see \na\n and \nb'],
    ['<@1> <@!2>\n log', 'log'],
    ['a\r\nb', 'a\nb'],
    ['', ''],
    ['mail <@1>', 'mail <@1>'],
  ])('%j is %j', (text, bare) => {
    expect(pastedText(text)).toBe(bare);
  });

  it.each([
    ['the journal', (n: number) => `Mar 11 10:00:0${n} host7 kernel: ${'x'.repeat(120)}`],
    ['dmesg', (n: number) => `[  123.00000${n}] audit: ${'x'.repeat(120)}`],
    ['auditd', (n: number) => `type=AVC msg=audit(1.00${n}:1): ${'x'.repeat(120)}`],
    ['a program', (n: number) => `2026-01-31T12:00:0${n}Z ${'x'.repeat(120)}`],
  ])('that lost its line ends has the lines of %s again', (_, line) => {
    const lines = [1, 2, 3].map(line);
    expect(pastedText(lines.join(' '))).toBe(lines.join('\n'));
    expect(pastedText(lines.join('\n'))).toBe(lines.join('\n'));
  });

  it('of any kind is made ready in time, and ready text stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(pastedText(pastedText(text)).length).toBeLessThanOrEqual(pastedText(text).length);
      }),
    );
    pastedText(`${'['.repeat(3_000)} ${' '.repeat(3_000)}`);
  });
});

describe('gathering', () => {
  const gather = (texts: readonly string[], files: Parameters<typeof gatherState>[0]['files'], stop = never) => {
    const state = gatherState({ texts, files });
    return gatherPaste({ texts, files }, { stop, state });
  };

  it('makes one paste of texts and files, each file under a label of its own', async () => {
    const gathered = await gather(['a', '', 'b'], [file('x/log', '1', '2'), file('log', '3'), file('\u202e', '4')]);
    if (!('paste' in gathered)) throw new Error('nothing');
    expect(await pasted(gathered.paste)).toBe('a\nb\n[log]12[log (2)]3[file]4');
  });

  it('takes no more than twenty files', async () => {
    const gathered = await gather(
      [],
      Array.from({ length: 30 }, (_, n) => file(`f${n}`, 'x')),
    );
    if (!('paste' in gathered) || !Array.isArray(gathered.paste)) throw new Error('nothing');
    expect(gathered.paste).toHaveLength(20);
  });

  it('stops a file that is larger than it said', async () => {
    const chunk = new Uint8Array(8 * 1024 * 1024);
    const liar = { ...file('liar', ...Array.from({ length: 20 }, () => chunk)), sizeBytes: 1 };
    const gathered = await gather([], [liar]);
    if (!('paste' in gathered)) throw new Error('nothing');
    let bytes = 0;
    for await (const part of gathered.paste as AsyncIterable<{ bytes: Uint8Array }>) bytes += part.bytes.length;
    expect(bytes).toBe(64 * 1024 * 1024);
    expect(gathered.state.troubles).toMatchObject([{ file: 'liar', failure: { code: 'too-large' } }]);
  });

  it('closes a file that is read no further', async () => {
    let isClosed = false;
    const chunk = new Uint8Array(8 * 1024 * 1024);
    const large = {
      ...file('large'),
      async *open() {
        try {
          for (;;) yield { ok: true, value: chunk } as const;
        } finally {
          isClosed = true;
        }
      },
    };
    const gathered = await gather([], [large]);
    if (!('paste' in gathered)) throw new Error('nothing');
    for await (const _ of gathered.paste as AsyncIterable<unknown>) break;
    expect(isClosed).toBe(true);
  });
});

describe('a log', () => {
  const digest = (...texts: readonly (string | Uint8Array)[]) =>
    logDigest(texts.map((text) => ({ bytes: typeof text === 'string' ? Buffer.from(text) : text })));

  it('is the same in whatever encoding and with whatever line ends', () => {
    const swapped = Buffer.from('a é\nb', 'utf16le').swap16();
    const same = [
      'a é\nb',
      'a é\r\nb\r\n',
      '\ufeffa é\nb',
      Buffer.from('\ufeffa é\nb', 'utf16le'),
      Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    ];
    expect(new Set(same.map((text) => digest(text))).size).toBe(1);
    expect(digest('a\nc')).not.toBe(digest('a\nb'));
    expect(digest('ab')).not.toBe(digest('a', 'b'));
  });

  it('that is no text is the same byte for byte', () => {
    expect(digest(Buffer.from([0, 13, 10]))).not.toBe(digest(Buffer.from([0, 10])));
  });
});

it('what has arrived when time is up is all, and what hangs is not waited for', async () => {
  const stop = Promise.withResolvers<void>();
  async function* slow() {
    yield 1;
    stop.resolve();
    await never;
  }
  const read: (number | 'stopped')[] = [];
  for await (const one of readUntil(slow(), stop.promise)) read.push(one);
  expect(read).toEqual([1, 'stopped']);
});
