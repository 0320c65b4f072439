import { type Discord, denial, startDiscord, VERDICT } from '@whyblocked/discord-loopback';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type StartedBot, startBot } from './started-bot.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let discord: Discord;
let bot: StartedBot;
let team: ReturnType<Discord['server']>;
let maintainer: ReturnType<typeof team.member>;
beforeAll(async () => {
  discord = await startDiscord();
  team = discord.server('maintainers');
  maintainer = team.member('mo');
  bot = await startBot(discord, {
    environment: {
      DISCORD_MAINTAINERS_CHANNEL_ID: team.help.id,
      DISCORD_MAINTAINER_IDS: maintainer.user.id,
      WHYBLOCKED_IDENTITY_KEY: 'made up for tests, thirty-two characters',
    },
  });
});
afterEach(() => discord.verify());
afterAll(async () => {
  await bot?.stop();
  await discord?.close();
});

/** What was posted to the maintainers last, after `before` messages. */
const posted = (before: number) => discord.world.until(() => maintainer.sees()[before], 'a card for maintainers');

it('/report says that an addon works; a maintainer accepts it, and it counts', async () => {
  const alex = discord.server().member('alex');
  const before = maintainer.sees().length;
  const form = alex.runs('/report', { addon: 'metallb', track: '1.32', confinement: 'strict', architecture: 'amd64' });
  const question = await alex.submits(form, {
    outcome: 'worked',
    ran: 'microk8s enable metallb',
    note: 'Addresses are given.',
  });
  const thanks = await question.answer();
  expect(thanks).toMatchObject({ isPrivate: true, text: expect.stringMatching(/rep-\w+/) });
  const card = await posted(before);
  expect(card.text).toContain('metallb');
  expect(card.text).not.toContain(alex.user.id);
  const refused = await team.member('kim').clicks('Accept', card).answer();
  expect(refused.text).toContain('Only maintainers');
  const accepted = await maintainer.clicks('Accept', card).answer();
  expect(accepted.buttons).not.toContain('Accept');
  const place = { name: 'metallb', track: '1.32', confinement: 'strict', architecture: 'amd64' };
  expect((await alex.runs('/addon', place).answer()).text).toContain('Addresses are given.');
});

it('This is wrong sends what the answer rests on; a maintainer rejects it with a reason', async () => {
  const alex = discord.server().member('alex');
  const before = maintainer.sees().length;
  const answer = await alex.runs('/why', { text: denial() }).answer();
  const question = await alex.submits(alex.clicks('This is wrong', answer), { expected: 'It is harmless.' });
  expect((await question.answer()).text).toMatch(/rep-\w+/);
  const card = await posted(before);
  expect(card.text).toContain('It is harmless.');
  expect(card.text).not.toContain('lantern');
  const form = maintainer.clicks('Reject', card);
  const rejected = await (await maintainer.submits(form, { reason: 'It is not.' })).answer();
  expect(rejected.text).toContain('It is not.');
});

it('a place that cannot be read is asked for again', async () => {
  const alex = discord.server().member('alex');
  const question = await alex.submits(alex.runs('/report'), { place: 'somewhere', outcome: 'worked' });
  expect((await question.answer()).text).toContain('metallb on 1.32 strict amd64');
});

it('while the API is down logs are read all the same, and a report is given back as a file', async () => {
  const environment = { WHYBLOCKED_API_URL: 'http://127.0.0.1:9', WHYBLOCKED_API_TOKEN: 'wb_made-up' };
  await bot.stop();
  bot = await startBot(discord, { environment });
  const alex = discord.server().member('alex');
  const answer = await alex.runs('/why', { text: denial() }).answer();
  expect(answer.text).toContain(VERDICT);
  const question = await alex.submits(alex.clicks('This is wrong', answer), { expected: 'It is harmless.' });
  const refused = await question.answer();
  expect(refused.text).toContain('nothing was stored');
  const report = Buffer.from(refused.file('report.json') ?? '').toString();
  expect(JSON.parse(report)).toMatchObject({ subject: { expected: 'It is harmless.' } });
  expect(report).not.toContain('lantern');
  expect(JSON.stringify(bot.log)).not.toContain('made-up');
});
