import { type Discord, denial, startDiscord, VERDICT } from '@whyblocked/discord-loopback';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type StartedBot, spawnBot, startBot } from './started-bot.fixture.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const UPSERT = 'POST /applications/:application/commands';
const CREATE = 'POST /channels/:channel/messages';

let discord: Discord;
let bots: StartedBot[] = [];
const start = async (...given: Parameters<typeof startBot> extends [Discord, ...infer R] ? R : never) => {
  const bot = await startBot(discord, ...given);
  bots.push(bot);
  return bot;
};

beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  bots = [];
  discord.verify();
  await discord.close();
});

describe('registering commands', () => {
  it('sends each once, and later only what is different', async () => {
    await (await start()).stop();
    expect(discord.requestsTo(UPSERT)).toHaveLength(7);
    const commands = discord.world.commands.get('') ?? [];
    commands[0] = { ...commands[0], description: 'Something else' };
    commands.push({ id: '1', type: 1, name: 'old', description: 'Of an older release' });
    commands.push({ id: '2', type: 4, name: 'launch' });
    await (await start()).stop();
    expect(discord.requestsTo(UPSERT)).toHaveLength(8);
    expect(commands.map(({ name }) => name)).not.toContain('old');
    expect(commands.map(({ name }) => name)).toContain('launch');
    const bot = await start();
    expect(bot.log.find(({ msg }) => msg === 'commands registered')).toMatchObject({
      unchanged: 7,
      sent: [],
      removed: [],
    });
    expect(discord.requestsTo(UPSERT)).toHaveLength(8);
  });

  it('works for one server', async () => {
    const server = discord.server();
    const environment = { DISCORD_GUILD_ID: server.guild.id };
    await (await start({ environment })).stop();
    await start({ environment });
    expect(discord.requestsTo('POST /applications/:application/guilds/:guild/commands')).toHaveLength(7);
    expect((await server.member('alex').runs('/why', { text: denial() }).answer()).text).toContain(VERDICT);
  });
});

describe('starting', () => {
  it.each([
    ['no token', { DISCORD_TOKEN: '' }, /^DISCORD_TOKEN has to be the token of a bot.*\n$/],
    [
      'a port that is none',
      { HEALTH_PORT: 'x' },
      /^HEALTH_PORT has to be a number from 0 to 65535, and it is "x"\.\n$/,
    ],
    [
      'knowledge that is not there',
      { WHYBLOCKED_KNOWLEDGE: '/nowhere.db' },
      /^There is no knowledge at \/nowhere\.db; .*\n$/,
    ],
  ])('with %s ends with 2 and one sentence', async (_name, environment, sentence) => {
    const bot = spawnBot({ ...discord.environment, ...environment });
    expect(await bot.ended).toBe(2);
    expect(bot.stderr()).toMatch(sentence);
  });

  it('with a token that Discord does not know ends with 2 and one sentence, and asks once', async () => {
    const bot = spawnBot({ ...discord.environment, DISCORD_TOKEN: 'AN.OTHER.TOKEN' });
    expect(await bot.ended).toBe(2);
    expect(bot.stderr()).toMatch(/^Discord does not know this DISCORD_TOKEN; .*\n$/);
    expect(JSON.stringify(bot.log)).not.toContain('AN.OTHER');
    expect(discord.requests.length).toBeLessThanOrEqual(2);
  });

  it('with an intent that was not granted ends with 2 and one sentence', async () => {
    const bot = spawnBot({ ...discord.environment, DISCORD_MESSAGE_CONTENT: 'true' });
    expect(await bot.ended).toBe(2);
    expect(bot.stderr()).toMatch(/^The Message Content intent is not granted: .*\n$/);
  });

  it('while Discord is unwell goes on trying, and says that it is not well', async () => {
    const unwell = { kind: 'status', status: 503 } as const;
    discord.faults.add('GET /users/@me', unwell, 3);
    discord.faults.add('GET /gateway/bot', unwell, 1);
    const bot = await start({ isConnected: false });
    await expect.poll(() => bot.log.some(({ msg }) => msg === 'started'), { timeout: 60_000 }).toBe(true);
    expect((await bot.health()).status).toBe(503);
    await discord.world.until(() => discord.gateway.connected > 0 || undefined, 'the bot to connect', 60_000);
    await expect.poll(async () => (await bot.health()).status, { timeout: 20_000 }).toBe(200);
  });

  it('with a share of the shards connects those', async () => {
    await start({ environment: { DISCORD_SHARDS: '0,1/2' } });
    await discord.world.until(() => discord.gateway.connected === 2 || undefined, 'both shards', 60_000);
    const servers = [discord.server(), discord.server(), discord.server()];
    for (const server of servers) {
      expect((await server.member('alex').runs('/why', { text: denial() }).answer()).text).toContain(VERDICT);
    }
  });
});

describe('what cannot go on ends the process, with 2 and one sentence:', () => {
  it('a token that was replaced', async () => {
    const bot = await start();
    discord.world.bot.token = 'A.NEWER.TOKEN';
    discord.server().member('alex').mentions(denial());
    expect(await bot.ended).toBe(2);
    expect(bot.stderr()).toMatch(/^Discord does not know this DISCORD_TOKEN; .*\n$/);
  });

  it.each([4004, 4014])('a connection closed with %i', async (code) => {
    const bot = await start();
    await expect.poll(async () => (await bot.health()).status).toBe(200);
    discord.gateway.drop(code);
    expect(await bot.ended).toBe(2);
    expect(bot.stderr().trim().split('\n')).toHaveLength(1);
  });
});

it('a connection that is dead and does not know is made anew', async () => {
  discord.gateway.heartbeatMs = 400;
  const bot = await start();
  await expect.poll(async () => (await bot.health()).status).toBe(200);
  discord.gateway.answersHeartbeats = false;
  await expect.poll(async () => (await bot.health()).status, { timeout: 20_000, interval: 5 }).toBe(503);
  discord.gateway.answersHeartbeats = true;
  await expect.poll(async () => (await bot.health()).status, { timeout: 20_000 }).toBe(200);
  expect((await discord.server().member('alex').runs('/why', { text: denial() }).answer()).text).toContain(VERDICT);
});

describe('two bots of one account', () => {
  it('answer a message and a command once', async () => {
    await Promise.all([start(), start()]);
    await discord.world.until(() => discord.gateway.connected === 2 || undefined, 'both bots', 60_000);
    const alex = discord.server().member('alex');
    const message = alex.mentions(denial(1));
    expect((await alex.reply(message)).text).toContain(VERDICT);
    await discord.world.until(() => discord.requestsTo(CREATE).length === 2 || undefined, 'both to reply');
    expect((await alex.runs('/why', { text: denial(2) }).answer()).text).toContain(VERDICT);
    expect(alex.sees()).toHaveLength(3);
  });
});

describe('ending', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('on %s is quiet', async (signal) => {
    const bot = await start();
    expect(await bot.stop(signal)).toBe(0);
    expect(bot.stderr()).toBe('');
    expect(bot.log.at(-1)).toMatchObject({ msg: 'stopped' });
  });

  it('lets nobody wait: what runs is apologised for, what comes is refused kindly', async () => {
    const bot = await start();
    const server = discord.server();
    const slow = { name: 'kern.log', bytes: denial(), hangAfterBytes: 10 };
    const question = server.member('alex').runs('/why', { file: slow });
    await discord.world.until(() => question.state === 'thinking' || undefined, 'the acknowledgement');
    const ended = bot.stop();
    await expect.poll(() => bot.log.some(({ msg }) => msg === 'stopping')).toBe(true);
    const late = await server.member('kim').runs('/why', { text: denial() }).answer();
    expect(late.text).toContain('started anew');
    expect((await question.answerThat(({ text }) => text.includes('started anew'))).text).toContain('Ask again');
    expect(await ended).toBe(0);
  });
});
