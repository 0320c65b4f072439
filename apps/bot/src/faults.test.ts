import {
  type Discord,
  denial,
  type Fault,
  type Person,
  rateLimited,
  rateLimitedByProxy,
  startDiscord,
  VERDICT,
} from '@whyblocked/discord-loopback';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StartedBot, startBot } from './started-bot.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const CALLBACK = 'POST /interactions/:id/:token/callback';
const EDIT = 'PATCH /webhooks/:application/:token/messages/@original';
const FOLLOW_UP = 'POST /webhooks/:application/:token';
const CREATE = 'POST /channels/:channel/messages';

const hang = (when: 'before' | 'after'): Fault => ({ kind: 'hang', when });
const reset = (when: 'before' | 'after'): Fault => ({ kind: 'reset', when });
const unwell: Fault = { kind: 'status', status: 503, headers: { 'Content-Type': 'text/html' }, body: '<h1>503</h1>' };

let discord: Discord;
let bot: StartedBot;
beforeAll(async () => {
  discord = await startDiscord();
  bot = await startBot(discord);
});
afterEach(() => {
  discord.faults.clear();
  discord.verify();
});
afterAll(async () => {
  await bot?.stop();
  await discord?.close();
});

const someone = (): Person => discord.server().member('alex');

/** How often a route was asked while something was done. */
async function requestsWhile(route: string, act: () => Promise<void>): Promise<number> {
  const before = discord.requestsTo(route).length;
  await act();
  return discord.requestsTo(route).length - before;
}

describe('a question is answered once, for everybody to see, although', () => {
  it.each<[string, string, Fault, number, number]>([
    ['the acknowledgement hangs', CALLBACK, hang('before'), 1, 2],
    ['the acknowledgement hangs, and had arrived', CALLBACK, hang('after'), 1, 2],
    ['the acknowledgement is cut off', CALLBACK, reset('before'), 1, 2],
    ['the acknowledgement is cut off, and had arrived', CALLBACK, reset('after'), 1, 2],
    ['the acknowledgement is cut off twice', CALLBACK, reset('before'), 2, 3],
    ['the acknowledgement meets a rate limit', CALLBACK, rateLimited(0.2), 1, 2],
    ['the acknowledgement meets a rate limit that tells no time', CALLBACK, rateLimitedByProxy, 1, 2],
    ['the acknowledgement meets an error of Discord', CALLBACK, unwell, 1, 2],
    ['the answer is cut off', EDIT, reset('before'), 1, 2],
    ['the answer is cut off, and had arrived', EDIT, reset('after'), 1, 2],
    ['the answer meets a rate limit', EDIT, rateLimited(0.3), 1, 2],
    ['the answer meets a rate limit that tells no time, thrice', EDIT, rateLimitedByProxy, 3, 4],
    ['the answer meets an error of Discord, twice', EDIT, unwell, 2, 3],
  ])('%s', async (_name, route, fault, times, requests) => {
    const alex = someone();
    discord.faults.add(route, fault, times);
    const sent = await requestsWhile(route, async () => {
      const question = alex.runs('/why', { text: denial() });
      expect((await question.answer()).text).toContain(VERDICT);
      await bot.told(question.interaction.id);
    });
    expect(sent).toBe(requests);
    expect(alex.sees()).toHaveLength(1);
  });

  it.each<[string, Fault, number]>([
    ['is cut off', reset('before'), 2],
    ['is cut off, and had arrived', reset('after'), 2],
    ['meets a rate limit that tells no time', rateLimitedByProxy, 2],
    ['meets an error of Discord', unwell, 2],
  ])('the reply to a mention %s', async (_name, fault, requests) => {
    const alex = someone();
    discord.faults.add(CREATE, fault);
    const sent = await requestsWhile(CREATE, async () => {
      const message = alex.mentions(denial());
      expect((await alex.reply(message)).text).toContain(VERDICT);
      await bot.told(message.id);
    });
    expect(sent).toBe(requests);
    expect(alex.sees()).toHaveLength(2);
  });

  it('it is delivered twice', async () => {
    const alex = someone();
    const sent = await requestsWhile(CALLBACK, async () => {
      const question = alex.runs('/why', { text: denial() });
      discord.gateway.repeat('INTERACTION_CREATE');
      await question.answer();
      await alex.runs('/whyblocked about').answer();
    });
    expect(sent).toBe(2);
  });

  it('the message that asked is delivered twice', async () => {
    const alex = someone();
    const message = alex.mentions(denial());
    discord.gateway.repeat('MESSAGE_CREATE');
    await alex.reply(message);
    await bot.told(message.id);
    await alex.runs('/whyblocked about').answer();
    expect(alex.sees().filter(({ repliesTo }) => repliesTo === message.id)).toHaveLength(1);
  });
});

describe('what cannot be answered is given up, once, and the next question is answered, where', () => {
  afterEach(async () => {
    expect((await someone().runs('/why', { text: denial() }).answer()).text).toContain(VERDICT);
  });

  it('the acknowledgement came too late', async () => {
    const { promise: until, resolve: release } = Promise.withResolvers<void>();
    discord.faults.add(CALLBACK, { kind: 'hold', until });
    const before = discord.requestsTo(CALLBACK).length;
    const question = someone().runs('/why', { text: denial() });
    await discord.world.until(() => discord.requestsTo(CALLBACK).length > before || undefined, 'the acknowledgement');
    discord.advance(3_001);
    release();
    expect(await bot.told(question.interaction.id)).toMatchObject({ outcome: 'not-sent', code: 'expired' });
    expect(question.state).toBe('unanswered');
  });

  it('its token has expired; the token of the bot is not lost with it', async () => {
    const { promise: until, resolve: release } = Promise.withResolvers<void>();
    discord.faults.add(EDIT, { kind: 'hold', until });
    const before = discord.requestsTo(EDIT).length;
    const question = someone().runs('/why', { text: denial() });
    await discord.world.until(() => discord.requestsTo(EDIT).length > before || undefined, 'the answer');
    discord.advance(15 * 60_000 + 1);
    release();
    expect(await bot.told(question.interaction.id)).toMatchObject({ outcome: 'not-sent', code: 'expired' });
    expect(discord.requestsTo(EDIT).length - before).toBe(1);
    // Nobody can change it any more; Discord ends it by itself.
    expect(() => discord.verify()).toThrow('left thinking');
  });

  it('its message was deleted meanwhile', async () => {
    const { promise: until, resolve: release } = Promise.withResolvers<void>();
    discord.faults.add(EDIT, { kind: 'hold', until });
    const question = someone().runs('/why', { text: denial() });
    const before = discord.requestsTo(EDIT).length;
    await discord.world.until(() => discord.requestsTo(EDIT).length > before || undefined, 'the answer');
    if (question.interaction.original) discord.world.removeMessage(question.interaction.original);
    release();
    expect(await bot.told(question.interaction.id)).toMatchObject({ outcome: 'not-sent', code: 'gone' });
  });

  it.each(['send', 'view'] as const)('the bot may not %s in the channel', async (denies) => {
    const server = discord.server();
    const channel = server.channel('announcements');
    channel.denies = denies;
    const sent = await requestsWhile(CREATE, async () => {
      const message = server.member('alex').in(channel).mentions(denial());
      expect(await bot.told(message.id)).toMatchObject({ outcome: 'not-sent', code: 'not-permitted' });
    });
    expect(sent).toBe(1);
  });

  it('the channel is gone', async () => {
    const server = discord.server();
    const channel = server.channel('old');
    channel.isDeleted = true;
    const message = server.member('alex').in(channel).mentions(denial());
    expect(await bot.told(message.id)).toMatchObject({ outcome: 'not-sent', code: 'gone' });
  });
});

it('what is shared is not sent again where it had arrived and only the word of it got lost', async () => {
  const alex = someone();
  const answer = await alex.runs('/why', { text: denial(), private: true }).answer();
  discord.faults.add(FOLLOW_UP, reset('after'));
  const share = alex.clicks('Share', answer);
  await bot.told(share.interaction.id);
  expect(alex.sees().filter(({ isPrivate }) => !isPrivate)).toHaveLength(1);
});

describe('the connection', () => {
  it.each<[string, () => void]>([
    ['is cut', () => discord.gateway.drop()],
    ['is closed with 4000', () => discord.gateway.drop(4000)],
    ['is closed with 4009', () => discord.gateway.drop(4009)],
    ['is to be made anew', () => discord.gateway.askToReconnect()],
  ])('%s: what was asked meanwhile is answered, once', async (_name, drop) => {
    const alex = someone();
    const resumed = discord.gateway.resumed;
    drop();
    const message = alex.mentions(denial());
    expect((await alex.reply(message)).text).toContain(VERDICT);
    await discord.world.until(() => discord.gateway.resumed > resumed || undefined, 'the bot to resume');
    expect(alex.sees()).toHaveLength(2);
    await expect.poll(async () => (await bot.health()).status).toBe(200);
  });

  it('lost its session: the bot comes again, and says meanwhile that it is not well', async () => {
    const identifies = discord.gateway.identifies;
    discord.gateway.invalidate({ canResume: false });
    await expect.poll(async () => (await bot.health()).status, { timeout: 20_000 }).toBe(503);
    await discord.world.until(() => discord.gateway.identifies > identifies || undefined, 'the bot to identify');
    await expect.poll(async () => (await bot.health()).status).toBe(200);
    expect((await someone().runs('/why', { text: denial() }).answer()).text).toContain(VERDICT);
  });
});
