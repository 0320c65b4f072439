import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ACTS, customId, parseCustomId } from './custom-id.ts';

it('reads back what it wrote, within what Discord allows', () => {
  const ids = fc.record(
    {
      act: fc.constantFrom(...ACTS),
      owner: fc.stringMatching(/^\d{1,20}$/),
      about: fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/),
    },
    { requiredKeys: ['act'] },
  );
  fc.assert(
    fc.property(ids, (id) => {
      expect(customId(id).length).toBeLessThanOrEqual(100);
      expect(parseCustomId(customId(id))).toEqual(id);
    }),
  );
});

it('makes nothing of any other text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `wb1.details.${text}`),
      ),
      (text) => {
        const id = parseCustomId(text);
        if (id !== undefined) expect(customId(id)).toBe(text);
      },
    ),
  );
});
