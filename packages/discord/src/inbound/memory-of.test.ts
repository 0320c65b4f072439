import { MEMORY_FILE } from '@whyblocked/chat';
import { expect, it, vi } from 'vitest';
import { memoryOf } from './memory-of.ts';

const url = 'https://cdn.discordapp.com/x';
const file = { type: 13, name: MEMORY_FILE, size: 3, file: { url } };
const attachment = { id: '1', filename: MEMORY_FILE, size: 3, url };

it.each([
  ['among the attachments', { attachments: [attachment], components: [] }],
  [
    'only where a component shows it',
    { attachments: [], components: [{ type: 17, components: [{ type: 10 }, file] }] },
  ],
])('is found %s', (_name, message) => {
  const memory = vi.fn(() => async () => ({ ok: true, value: new Uint8Array() }) as const);
  expect(memoryOf(message, { open: vi.fn(), memory })).toBeDefined();
  expect(memory).toHaveBeenCalledWith({ name: MEMORY_FILE, sizeBytes: 3, url });
});

it.each([
  ['there is none', []],
  ['there are only others', [{ ...file, name: 'report.json' }, 'x', null, { components: 7 }]],
])('is absent where %s', (_name, components) => {
  expect(memoryOf({ attachments: [], components }, { open: vi.fn(), memory: vi.fn() })).toBeUndefined();
});
