import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordCode, discordCodeWhole } from './discord-code.ts';
import { readDiscord } from './discord-markdown.fixture.ts';
import { discordText, shownText } from './discord-text.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 500);

/** Pieces that mean something to Discord, and everything else there is. */
const piece = fc.oneof(
  fc.constantFrom('`', '``', '```', '```sh\n', '\\', '\n', '\r', ' ', '\t', '*', '**', '_', '__', '~~', '||', '#', '-'),
  fc.constantFrom(
    '# h',
    '-# s',
    '> q',
    '>>> q',
    '- l',
    '* l',
    '1. l',
    '1) l',
    '+ l',
    '[a](https://example.com)',
    '](',
    ')',
  ),
  fc.constantFrom(
    '<https://example.com>',
    'https://example.com',
    'discord.gg/abc',
    'https://discord.com/invite/a',
    'steam://x',
  ),
  fc.constantFrom(
    '@everyone',
    '@here',
    '<@1>',
    '<@!1>',
    '<@&1>',
    '<#1>',
    '</why:1>',
    '<id:guide>',
    '<t:1:R>',
    '<:a:1>',
    ':a:',
  ),
  fc.constantFrom(
    '\u200b',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\u00ad',
    '\u{e0061}',
    '\u3164',
    'e\u0301\u0301\u0301\u0301\u0301',
    '\ud800',
    '👩‍👧',
  ),
  fc.constantFrom('name="/dev/video0"', 'snap.thing.app', 'a_b_c', 'x', '1'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const pasted = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
const room = fc.integer({ min: 0, max: 80 });

const forAll = (check: (text: string, room: number) => void) =>
  fc.assert(fc.property(pasted, room, check), {
    numRuns,
    examples: [
      ['```', 80],
      ['a\\', 2],
      ['x`', 12],
      ['1.', 80],
    ],
  });

describe('whatever is pasted', () => {
  it('is text in a line, and the same text', () => {
    forAll((text) => {
      const told = readDiscord(discordText(text));
      expect(told.map(({ kind }) => kind)).toEqual(told.length === 0 ? [] : ['text']);
      expect(told.map((token) => token.text).join('')).toBe(shownText(text).trim());
    });
  });

  it('is text in a line that was cut, and no longer than there is room', () => {
    forAll((text, most) => {
      const cut = discordText(text, most);
      expect(cut.length).toBeLessThanOrEqual(most);
      expect(cut.isWellFormed()).toBe(true);
      for (const before of ['', '- ', '-# ', '### ', 'so: ']) {
        const kinds = readDiscord(`${before}${cut}`).map(({ kind }) => kind);
        expect(kinds.filter((kind) => !['text', 'list', 'subtext', 'heading'].includes(kind))).toEqual([]);
        expect(kinds.length).toBeLessThanOrEqual(2);
      }
    });
  });

  it('stays in its line: what follows is what it would be', () => {
    forAll((text, most) => {
      const kinds = readDiscord(`**${discordText(text, most)}x**\n- y`).map(({ kind }) => kind);
      expect(kinds).toEqual(['strong', 'text', 'list', 'text']);
    });
  });

  it('stays in its code block, wherever that is cut', () => {
    forAll((text, most) => {
      for (const lines of [[text], text.split('\n'), [text, text, text]]) {
        const block = discordCode(lines, most, 'sh');
        expect(block.length).toBeLessThanOrEqual(most);
        if (block === '') continue;
        expect(readDiscord(`${block}\n- y`).map(({ kind }) => kind)).toEqual(['code-block', 'text', 'list', 'text']);
        expect(block).not.toMatch(/discord(?:app)?\.(?:gg|com)/i);
      }
    });
  });

  it('hides nothing', () => {
    forAll((text) => {
      for (const shown of [discordText(text), discordCode([text], 10_000)]) {
        expect(shown.replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u,
        );
        expect(shown).not.toMatch(/\p{M}{5}/u);
      }
    });
  });
});

describe('a command', () => {
  it('is whole or not there', () => {
    expect(discordCodeWhole(['sudo snap connect thing:camera'], 60, 'sh')).toBe(
      '```sh\nsudo snap connect thing:camera\n```',
    );
    expect(discordCodeWhole(['sudo snap connect thing:camera'], 30, 'sh')).toBe('');
  });
});

describe('code', () => {
  it('says where it was cut', () => {
    expect(discordCode(['first line of all', 'second line', 'third'], 42)).toBe(
      '```\nfirst line of all\nsecond line\n…\n```',
    );
    expect(discordCode(['a rather long line that does not fit'], 30)).toBe('```\na rather long line th…\n```');
  });

  it('is nothing where nothing would be seen', () => {
    expect(discordCode(['', '  '], 100)).toBe('');
    expect(discordCode(['abc'], 5)).toBe('');
  });
});

it.each([
  ['**a**', 'strong'],
  ['x _a_', 'emphasis'],
  ['# a', 'heading'],
  ['-# a', 'subtext'],
  ['> a', 'quote'],
  ['1. a', 'list'],
  ['||a||', 'spoiler'],
  ['[a](https://example.com)', 'link'],
  ['see https://example.com', 'url'],
  ['discord.gg/abc', 'invitation'],
  ['@everyone', 'mention'],
  ['<@&1>', 'mention'],
  [':smile:', 'emoji'],
  ['<t:0:R>', 'time'],
  ['</why:1>', 'guild-link'],
  ['`a`', 'inline-code'],
  ['```a```', 'code-block'],
])('what it is compared with takes %s for what it is', (text, kind) => {
  expect(readDiscord(text).map((token) => token.kind)).toContain(kind);
  expect(readDiscord(discordText(text)).map((token) => token.kind)).toEqual(['text']);
});
