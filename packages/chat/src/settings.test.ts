import { describe, expect, it } from 'vitest';
import { ALEX, buttonsOf, deps, HeardReply, LINE, MODERATOR, message, textOf } from './chat.fixture.ts';
import type { ChatDeps } from './chat-deps.ts';
import { createChat } from './create-chat.ts';
import { customId } from './ids/custom-id.ts';
import type { Asker } from './ports/asker.ts';
import { memorySettings } from './settings/settings-store.ts';

function moderated(parts: Partial<ChatDeps> = {}) {
  const settings = memorySettings();
  const chat = createChat(deps({ settings, ...parts }));
  const call = async (subcommand: string, asker: Asker = MODERATOR) => {
    const reply = new HeardReply();
    const told = await chat.call({ id: '1', asker, name: 'whyblocked', subcommand, options: {}, files: {} }, reply);
    return { reply, told };
  };
  const press = async (id: string, values: readonly string[] = [], asker: Asker = MODERATOR) => {
    const reply = new HeardReply();
    return { reply, told: await chat.press({ id: '2', asker, customId: id, values, messageId: '5' }, reply) };
  };
  return { settings, chat, call, press };
}

describe('a moderator', () => {
  it('sees the settings, and changes them by the buttons below', async () => {
    const { call, press, chat, settings } = moderated();
    const { reply } = await call('settings');
    expect(textOf(reply.card)).toContain('whyblocked is on in this server');
    const changed = await press(buttonsOf(reply.card)['Answer privately'] ?? '');
    expect(changed.reply.kinds).toEqual(['hold', 'update']);
    expect(textOf(changed.reply.card)).toContain('seen by who asked alone');
    await press(customId({ act: 'spot-in' }), ['2', '3']);
    expect(await settings.get('1')).toMatchObject({
      value: { isOn: true, spotIn: ['2', '3'], answers: 'private' },
    });
    expect(await chat.spotsIn('1', '3')).toBe(true);
    expect(await chat.spotsIn('1', '4')).toBe(false);
    expect(await chat.spotsIn('9', '3')).toBe(false);
  });

  it('makes answers private, also where somebody asks for a public one', async () => {
    const { press, chat } = moderated();
    await press(customId({ act: 'answers', about: 'private' }));
    const reply = new HeardReply();
    await chat.call({ id: '1', asker: ALEX, name: 'why', options: { text: LINE, private: false }, files: {} }, reply);
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
  });

  it('switches it off: commands say so, messages are ignored, nothing is spotted; and on again', async () => {
    const { press, chat, call } = moderated();
    await press(customId({ act: 'spot-in' }), ['2']);
    await press(customId({ act: 'switch', about: 'off' }));
    const reply = new HeardReply();
    const told = await chat.call({ id: '1', asker: ALEX, name: 'why', options: { text: LINE }, files: {} }, reply);
    expect(told).toMatchObject({ outcome: 'refused', code: 'switched-off' });
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
    const silent = new HeardReply();
    await chat.hear({ id: '3', asker: ALEX, way: 'mention', message: message(LINE) }, silent);
    expect(silent.said).toEqual([]);
    expect(await chat.spotsIn('1', '2')).toBe(false);
    const on = buttonsOf((await call('settings')).reply.card)['Switch on'] ?? '';
    await press(on);
    expect(await chat.spotsIn('1', '2')).toBe(true);
  });

  it('cannot have logs spotted where the bot may not read messages', async () => {
    const { call } = moderated({ hears: 'mentions' });
    const { reply } = await call('settings');
    expect(textOf(reply.card)).toContain('Logs cannot be spotted');
    expect(JSON.stringify(reply.card.components)).not.toContain('channel-select');
  });

  it.each([
    [customId({ act: 'answers', about: 'nobody' }), []],
    [customId({ act: 'answers' }), []],
    [customId({ act: 'spot-in' }), ['x']],
    [customId({ act: 'spot-in' }), Array.from({ length: 26 }, (_, n) => String(n))],
  ])('changes nothing with what is no setting: %s %j', async (id, values) => {
    const { press, settings } = moderated();
    expect((await press(id, values)).told).toMatchObject({ outcome: 'refused' });
    expect(await settings.get('1')).toMatchObject({ value: { answers: 'public', spotIn: [] } });
  });

  it('is told when the settings cannot be reached, and answers are private meanwhile', async () => {
    const down = { ok: false, error: { code: 'settings-unavailable' } } as const;
    const { call, chat } = moderated({ settings: { get: async () => down, set: async () => down } });
    expect((await call('settings')).told).toMatchObject({ code: 'settings-unavailable' });
    const reply = new HeardReply();
    await chat.call({ id: '1', asker: ALEX, name: 'why', options: { text: LINE }, files: {} }, reply);
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
  });
});

describe('somebody else', () => {
  it('may neither see nor change them', async () => {
    const { call, press, settings } = moderated();
    expect((await call('settings', ALEX)).told).toMatchObject({ code: 'not-a-moderator' });
    expect((await press(customId({ act: 'switch', about: 'off' }), [], ALEX)).told).toMatchObject({
      code: 'not-a-moderator',
    });
    expect(await settings.get('1')).toMatchObject({ value: { isOn: true } });
  });

  it('has none in a direct message', async () => {
    const { guildId: _none, ...asker } = MODERATOR;
    expect((await moderated().call('settings', asker)).told).toMatchObject({ code: 'only-in-servers' });
  });

  it('reads what the bot is, what it reads and what it keeps', async () => {
    const { reply } = await moderated().call('about', ALEX);
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
    expect(textOf(reply.card)).toContain('Of what is pasted: nothing.');
  });
});
