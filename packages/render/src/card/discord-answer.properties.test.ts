import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from '../answer/block.ts';
import { everywhere, hostile } from '../hostile.fixture.ts';
import { cardParts, detailBlocks, noiseBlocks } from './card-parts.ts';
import { chatNoticeSentence } from './chat-notice.ts';
import { discordBlocks } from './discord-block.ts';
import { readDiscord } from './discord-markdown.fixture.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 150);

/** What of Discord's Markdown an answer is made of. */
const OURS = new Set(['text', 'heading', 'subtext', 'list', 'strong', 'code-block', 'link', 'auto-link']);

function blocksOf(text: string): readonly (readonly Block[])[] {
  const diagnosis = everywhere(text);
  const { headline, steps, why, others, noise, footer } = cardParts(diagnosis);
  const notice: Block = {
    kind: 'paragraph',
    text: chatNoticeSentence({ code: 'file-not-read', file: text, why: 'gone' }),
  };
  return [[headline], steps, why, others, noise, footer, detailBlocks(diagnosis), noiseBlocks(diagnosis), [notice]];
}

it('an answer to whatever is pasted has no markup in Discord but ours, however much room there is', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 0, max: 4_000 }), fc.boolean(), (text, room, hasPages) => {
      const publicUrl = hasPages ? 'https://why.example' : undefined;
      for (const blocks of blocksOf(text)) {
        const told = discordBlocks(blocks, { room, publicUrl });
        expect(told.text.length).toBeLessThanOrEqual(room);
        for (const token of readDiscord(told.text)) {
          expect(OURS, `${token.kind} ${token.text} in ${told.text}`).toContain(token.kind);
          if (token.kind.endsWith('link')) {
            expect(token.text).toMatch(
              /<https:\/\/(?:github\.com\/kubernetes\/|example\.com\/taints|why\.example\/)[^>\s]*>\)?$/,
            );
          }
        }
        expect(told.isWhole).toBe(
          told.text === discordBlocks(blocks, { room: Number.POSITIVE_INFINITY, publicUrl }).text,
        );
      }
    }),
    { numRuns },
  );
});

it('what does not fit is left for the next page, and nothing is told twice or forgotten', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 600, max: 2_000 }), (text, room) => {
      const blocks = detailBlocks(everywhere(text));
      const told: Block[] = [];
      for (let left = blocks; left.length > 0; ) {
        const page = discordBlocks(left, { room });
        const taken = Math.max(1, left.length - page.left.length);
        told.push(...left.slice(0, taken));
        left = left.slice(taken);
      }
      expect(told).toEqual(blocks);
    }),
    { numRuns },
  );
});
