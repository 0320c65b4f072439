import { expect, it } from 'vitest';
import { sameCommand } from './same-command.ts';

const wanted = {
  type: 1,
  name: 'why',
  description: 'Why?',
  options: [{ type: 3, name: 'text', description: 'Lines', required: false, max_length: 6_000 }],
  contexts: [0, 1, 2],
  integration_types: [0, 1],
};
const registered = {
  id: '1',
  application_id: '2',
  version: '3',
  default_member_permissions: null,
  nsfw: false,
  name_localizations: null,
  ...wanted,
  contexts: [2, 0, 1],
  options: [{ type: 3, name: 'text', description: 'Lines', max_length: 6_000, description_localizations: null }],
};

it('a command as Discord tells of it is the same', () => {
  expect(sameCommand(registered, wanted)).toBe(true);
  expect(sameCommand({ ...registered, description: '' }, { type: 3, name: 'why', contexts: [0, 1, 2] })).toBe(false);
  expect(sameCommand({ id: '1', type: 3, name: 'Why?', description: '' }, { type: 3, name: 'Why?' })).toBe(true);
});

it.each([
  ['its description', { ...wanted, description: 'How?' }],
  ['an option', { ...wanted, options: [{ ...wanted.options[0], max_length: 100 }] }],
  ['an option more', { ...wanted, options: [...wanted.options, { type: 5, name: 'private', description: 'x' }] }],
  ['where it is', { ...wanted, contexts: [0] }],
])('another one by %s is not', (_name, other) => {
  expect(sameCommand(registered, other)).toBe(false);
});
