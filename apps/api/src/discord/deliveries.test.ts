import { type Discord, denial, SigningKey, type Spoiling, startDiscord, VERDICT } from '@whyblocked/discord-loopback';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { failedStart } from '../started-api.fixture.ts';
import { type AnsweringApi, startAnswering } from './started-answering.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const CALLBACK = 'POST /interactions/:id/:token/callback';

let discord: Discord;
let api: AnsweringApi;
beforeAll(async () => {
  discord = await startDiscord();
  api = await startAnswering(discord);
  discord.http.deliverTo(api.endpoint);
});
afterEach(() => discord.verify());
afterAll(async () => {
  await api?.stop();
  await discord?.close();
});

const asked = () => discord.server().member('alex').runs('/why', { text: denial() });
const answered = (count: number) =>
  discord.world.until(() => discord.http.answers[count - 1], `${count} answers to deliveries`);

it.each<Spoiling>([
  'another key',
  'a changed body',
  'a changed timestamp',
  'no signature',
  'an old signature',
  'a future signature',
])('a delivery with %s is refused with 401, and nothing else happens', async (spoiling) => {
  const [before, requests, lines] = [discord.http.answers.length, discord.requests.length, api.log.length];
  discord.http.spoilNext(spoiling);
  const question = asked();
  expect((await answered(before + 1)).status).toBe(401);
  expect((await discord.http.ping(spoiling)).status).toBe(401);
  // What would be done is done before the next question is answered.
  expect((await asked().answer()).text).toContain(VERDICT);
  expect(question.state).toBe('unanswered');
  const later = discord.requests.slice(requests).map(({ path }) => path);
  expect(later.filter((path) => path.includes(question.interaction.id))).toEqual([]);
  expect(JSON.stringify(api.log.slice(lines))).not.toContain(question.interaction.id);
});

it('tells that clocks differ where Discord signed it', () => {
  const warnings = api.log.filter(({ ageSeconds }) => ageSeconds !== undefined).map(({ ageSeconds }) => ageSeconds);
  expect(warnings).toHaveLength(4);
  expect(warnings.every((age) => Math.abs(Math.abs(Number(age)) - 600) < 30)).toBe(true);
});

it('a delivery that comes again is taken again, and answered once', async () => {
  const [before, callbacks] = [discord.http.answers.length, discord.requestsTo(CALLBACK).length];
  const question = asked();
  discord.http.repeat();
  await question.answer();
  discord.http.repeat();
  expect((await answered(before + 3)).status).toBe(202);
  await asked().answer();
  expect(discord.requestsTo(CALLBACK).length - callbacks).toBe(2);
  expect(api.log.filter(({ msg, id }) => msg === 'question' && id === question.interaction.id)).toHaveLength(1);
});

it('without a token of the bot questions are answered all the same, and nothing else is asked of Discord', async () => {
  const other = await startAnswering(discord, { DISCORD_TOKEN: '' }, null);
  discord.http.deliverTo(other.endpoint);
  const before = discord.requests.length;
  expect((await asked().answer()).text).toContain(VERDICT);
  const routes = new Set(discord.requests.slice(before).map(({ route }) => route));
  expect([...routes]).toEqual([CALLBACK, 'PATCH /webhooks/:application/:token/messages/@original']);
  expect(await other.stop()).toBe(0);
  discord.http.deliverTo(api.endpoint);
});

it('a token that Discord does not know is told, and questions are answered all the same', async () => {
  const sentence = 'Discord does not know this DISCORD_TOKEN; questions are answered all the same';
  const other = await startAnswering(discord, { DISCORD_TOKEN: 'AN.OTHER.TOKEN' }, sentence);
  discord.http.deliverTo(other.endpoint);
  expect((await asked().answer()).text).toContain(VERDICT);
  expect(await other.stop()).toBe(0);
  expect(other.log.filter(({ msg }) => msg === sentence)).toHaveLength(1);
  expect(JSON.stringify(other.log)).not.toContain('AN.OTHER');
  discord.http.deliverTo(api.endpoint);
});

it('a public key of another application than the token is told', async () => {
  const sentence = 'DISCORD_PUBLIC_KEY belongs to another application than DISCORD_TOKEN';
  const other = await startAnswering(discord, { DISCORD_PUBLIC_KEY: new SigningKey().publicKey }, sentence);
  expect(await other.stop()).toBe(0);
});

it('a public key that is none ends the start with one sentence, which does not repeat it', async () => {
  const { code, stderr } = await failedStart({ ...discord.httpEnvironment, DISCORD_PUBLIC_KEY: 'not-a-key' });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^DISCORD_PUBLIC_KEY has to be the public key of the application[^\n]*\n$/);
  expect(stderr).not.toContain('not-a-key');
});
