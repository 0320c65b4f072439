import { expect, it } from 'vitest';
import { messageFaults } from './message-faults.ts';

const V2 = 32_768;
const nobody = { allowed_mentions: { parse: [] } };
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string, label = 'x') => ({ type: 2, style: 2, label, custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const card = (...components: object[]) => ({ flags: V2, components: [{ type: 17, components }], ...nobody });

it('a message as Discord takes it has no fault', () => {
  expect(messageFaults({ content: 'a'.repeat(2_000), ...nobody }, [])).toEqual([]);
  expect(messageFaults(card(text('a'.repeat(4_000)), row(button('1'), button('2'))), [])).toEqual([]);
  const file = { type: 13, file: { url: 'attachment://a.log' } };
  expect(messageFaults(card(file), [{ name: 'a.log', bytes: new Uint8Array(3) }])).toEqual([]);
  expect(messageFaults(card(file), [], ['a.log'])).toEqual([]);
});

it.each<[string, object, RegExp]>([
  ['too long', { content: 'a'.repeat(2_001), ...nobody }, /2001 characters/],
  ['empty', { content: ' ', ...nobody }, /empty/],
  ['41 components', card(...Array.from({ length: 40 }, () => text('x'))), /41 components/],
  ['too much text', card(text('a'.repeat(2_001)), text('a'.repeat(2_000))), /4001 characters of text/],
  ['content beside components', { ...card(text('x')), content: 'x' }, /content goes not/],
  ['a custom_id twice', card(row(button('1'), button('1'))), /twice/],
  ['a custom_id that is too long', card(row(button('1'.repeat(101)))), /101 characters/],
  ['a label that is too long', card(row(button('1', 'x'.repeat(81)))), /81 characters/],
  ['six buttons in a row', card(row(...'123456'.split('').map((id) => button(id)))), /6 components/],
  ['a file that is not there', card({ type: 13, file: { url: 'attachment://a.log' } }), /not there/],
  ['nothing said of mentions', { content: 'x' }, /not said/],
  ['@everyone, permitted', { content: '@everyone', allowed_mentions: { parse: ['everyone'] } }, /notify/],
  ['a person, permitted', { content: '<@12>', allowed_mentions: { users: ['12'] } }, /notify/],
  ['a role in a card, permitted', { ...card(text('<@&12>')), allowed_mentions: { parse: ['roles'] } }, /notify/],
  ['who is replied to', { content: 'x', allowed_mentions: { parse: [], replied_user: true } }, /notify/],
])('%s is told', (_name, body, fault) => {
  expect(messageFaults({ ...body }, []).join('\n')).toMatch(fault);
});

it('files that nobody sees, and those that are too large, are told', () => {
  expect(messageFaults(card(text('x')), [{ name: 'a', bytes: new Uint8Array() }])).toEqual([
    'a is shown by no component',
  ]);
  const large = { name: 'a', bytes: new Uint8Array(10 * 1024 * 1024 + 1) };
  expect(messageFaults({ content: 'x', ...nobody }, [large])).toEqual(['a is too large']);
});
