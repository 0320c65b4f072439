import { type Discord, denial, startDiscord, VERDICT } from '@whyblocked/discord-loopback';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type AnsweringApi, startAnswering } from './started-answering.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const EDIT = 'PATCH /webhooks/:application/:token/messages/@original';

let discord: Discord;
let api: AnsweringApi;
beforeEach(async () => {
  discord = await startDiscord();
  api = await startAnswering(discord);
  discord.http.deliverTo(api.endpoint);
});
afterEach(async () => {
  await api.stop();
  discord.verify();
  await discord.close();
});

it('a question that runs is answered before the process ends', async () => {
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  discord.faults.add(EDIT, { kind: 'hold', until });
  const question = discord.server().member('alex').runs('/why', { text: denial() });
  await discord.world.until(() => discord.requestsTo(EDIT)[0], 'the answer');
  const ended = api.stop();
  await expect.poll(() => api.log.some(({ msg }) => msg === 'stopping')).toBe(true);
  release();
  expect((await question.answer()).text).toContain(VERDICT);
  expect(await ended).toBe(0);
  expect(api.log.at(-1)).toMatchObject({ msg: 'stopped' });
});

it('a question that takes longer is apologised for, and does not hold the process', async () => {
  const slow = { name: 'kern.log', bytes: denial(), hangAfterBytes: 10 };
  const question = discord.server().member('alex').runs('/why', { file: slow });
  await discord.world.until(() => question.state === 'thinking' || undefined, 'the acknowledgement');
  const ended = api.stop();
  expect((await question.answerThat(({ text }) => text.includes('started anew'))).text).toContain('Ask again');
  expect(await ended).toBe(0);
});
