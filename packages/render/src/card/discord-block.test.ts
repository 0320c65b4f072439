import { expect, it } from 'vitest';
import type { Block } from '../answer/block.ts';
import { discordBlock, discordBlocks } from './discord-block.ts';

const all = { room: Number.POSITIVE_INFINITY };

it.each<readonly [Block, string]>([
  [{ kind: 'headline', text: 'a_b' }, '### a\\_b'],
  [{ kind: 'heading', text: '1. x' }, '**1\\. x**'],
  [{ kind: 'note', text: 'small' }, '-# small'],
  [{ kind: 'list', items: ['- a', 'b'] }, '- \\- a\n- b'],
  [{ kind: 'list', items: [] }, ''],
  [{ kind: 'command', argv: ['echo', 'a b'] }, "```sh\necho 'a b'\n```"],
  [{ kind: 'patch', text: '\nplugs:\n  - camera\n' }, '```yaml\nplugs:\n  - camera\n```'],
  [{ kind: 'rule', rule: '/x r', about: 'home' }, '```\n/x r\n```\n-# (home)'],
  [
    { kind: 'evidence', lines: [{ file: 'a.log', line: 7, text: 'one\ntwo' }] },
    '```\na.log:7 | one\na.log:8 | two\n```',
  ],
  [{ kind: 'reference', page: 'causes', name: 'x-y', text: 'Cause' }, '-# Cause: x-y'],
  [{ kind: 'reference', page: 'interfaces', name: 'home', text: 'All' }, ''],
  [
    {
      kind: 'sources',
      sources: [
        { repo: 'a/b', path: 'c(d).go', at: 'v1' },
        { repo: 'a/b', path: 'e.go' },
      ],
    },
    '-# a/b, c(d).go (v1)\n-# [a/b, e.go](<https://github.com/a/b/blob/HEAD/e.go>)',
  ],
  [{ kind: 'sources', sources: [{ url: 'https://example.com/x' }] }, '-# <https://example.com/x>'],
])('%j', (block, text) => {
  expect(discordBlock(block, all)).toBe(text);
});

it('links to pages where there are any, and only by names that may stand in an address', () => {
  const reference = (name: string) =>
    discordBlock(
      { kind: 'reference', page: 'causes', name, text: 'Cause' },
      { ...all, publicUrl: 'https://why.example' },
    );
  expect(reference('x-y')).toBe('-# Cause: [x-y](<https://why.example/causes/x-y>)');
  expect(reference('x)y')).toBe('-# Cause: x)y');
});

it('tells how much fits, and what is left', () => {
  const blocks: readonly Block[] = [
    { kind: 'paragraph', text: 'one' },
    { kind: 'command', argv: ['a-command-that-is-longer-than-there-is-room'] },
    { kind: 'paragraph', text: 'two' },
  ];
  expect(discordBlocks(blocks, { room: 30 })).toEqual({ text: 'one', isWhole: false, left: blocks.slice(1) });
  expect(discordBlocks(blocks, { room: 100 })).toMatchObject({ isWhole: true, left: [] });
});

it('cuts sentences and lists visibly, and begins none that has no room', () => {
  const paragraph: Block = { kind: 'paragraph', text: 'word '.repeat(40) };
  expect(discordBlock(paragraph, { room: 60 })).toMatch(/^(?:word )+\w*…$/);
  expect(discordBlock(paragraph, { room: 20 })).toBe('');
  const list: Block = { kind: 'list', items: ['one', 'two', 'three'] };
  expect(discordBlock(list, { room: 16 })).toBe('- one\n- two\n- …');
  expect(discordBlock(list, { room: 4 })).toBe('');
});
