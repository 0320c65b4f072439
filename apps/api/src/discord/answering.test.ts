import { gzipSync } from 'node:zlib';
import { type Discord, denial, type Person, startDiscord, VERDICT } from '@whyblocked/discord-loopback';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type AnsweringApi, startAnswering } from './started-answering.fixture.ts';

// Programs start slowly where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let discord: Discord;
let api: AnsweringApi;
let team: ReturnType<Discord['server']>;
let maintainer: Person;
beforeAll(async () => {
  discord = await startDiscord();
  team = discord.server('maintainers');
  maintainer = team.member('mo');
  api = await startAnswering(discord, {
    DISCORD_MAINTAINERS_CHANNEL_ID: team.help.id,
    DISCORD_MAINTAINER_IDS: maintainer.user.id,
    PUBLIC_URL: 'https://why.example',
  });
  discord.http.deliverTo(api.endpoint);
});
afterEach(() => discord.verify());
afterAll(async () => {
  await api?.stop();
  await discord?.close();
});

/** A server of its own for each question, as logs that were answered there are not answered again. */
const someone = (options = {}): Person => discord.server().member('alex', options);

it('PING is answered, so that Discord takes the endpoint', async () => {
  expect(await discord.http.ping()).toEqual({ status: 200, text: '{"type":1}' });
});

it('/why with a text is answered for everybody, with the command that helps and buttons', async () => {
  const answer = await someone().runs('/why', { text: denial() }).answer();
  expect(answer.text).toContain(VERDICT);
  expect(answer.text).toContain('sudo snap connect disk-report:mount-observe');
  expect(answer.buttons).toEqual(['Details', 'What if I connect it', 'This is wrong', 'Delete']);
  expect(answer.isPrivate).toBe(false);
  expect(answer.text).not.toContain('lantern');
  expect(discord.http.answers.at(-1)).toEqual({ status: 202, text: '' });
});

it('/why with a file is answered', async () => {
  const file = { name: 'kern.log.gz', bytes: gzipSync(denial()) };
  expect((await someone().runs('/why', { file }).answer()).text).toContain(VERDICT);
});

it('/why alone opens a form, whose text and files are one question', async () => {
  const alex = someone();
  const files = [{ name: 'a.log', bytes: denial(2) }];
  const question = await alex.submits(alex.runs('/why'), { text: denial(1), files });
  expect((await question.answer()).text).toContain('Seen 2 times');
});

it('the menu of a message answers who chose it', async () => {
  const server = discord.server();
  const message = server.member('kim').says(denial());
  const answer = await server.member('alex').picks('Why is this blocked?', message).answer();
  expect(answer).toMatchObject({ isPrivate: true, text: expect.stringContaining(VERDICT) });
});

it('in direct messages commands are answered, too', async () => {
  expect((await discord.directly('alex').runs('/why', { text: denial() }).answer()).text).toContain(VERDICT);
});

it('buttons show, share and delete an answer', async () => {
  const server = discord.server();
  const alex = server.member('alex');
  const answer = await alex.runs('/why', { text: denial(), private: true }).answer();
  expect((await alex.clicks('Details', answer).answer()).text).toContain(VERDICT);
  expect((await alex.clicks('What if I connect it', answer).answer()).text).toContain('mount-observe');
  const shared = await alex.clicks('Share', answer).followUp();
  expect(shared.isPrivate).toBe(false);
  expect((await server.member('kim').clicks('Delete', shared).followUp()).isPrivate).toBe(true);
  await alex.clicks('Delete', shared).removal();
});

it('names are completed while they are typed', async () => {
  const alex = someone();
  expect(await alex.types('/interface', 'name', 'mount-ob').choices()).toContain('mount-observe');
  expect((await alex.runs('/interface', { name: 'mount-observe' }).answer()).text).toContain('mount-observe');
});

it('/report says that an addon works; a maintainer accepts it, and the API has it, too', async () => {
  const alex = someone();
  const before = maintainer.sees().length;
  const place = { track: '1.32', confinement: 'strict', architecture: 'amd64' };
  const form = alex.runs('/report', { addon: 'metallb', ...place });
  const said = { outcome: 'worked', ran: 'microk8s enable metallb', note: 'Addresses are given.' };
  const thanks = await (await alex.submits(form, said)).answer();
  expect(thanks).toMatchObject({ isPrivate: true, text: expect.stringMatching(/rep-\w+/) });
  const card = await discord.world.until(() => maintainer.sees()[before], 'a card for maintainers');
  expect((await team.member('kim').clicks('Accept', card).answer()).text).toContain('Only maintainers');
  expect((await maintainer.clicks('Accept', card).answer()).buttons).not.toContain('Accept');
  const addon = await alex.runs('/addon', { name: 'metallb', ...place }).answer();
  expect(addon.text).toContain('Addresses are given.');
  expect(await (await fetch(`${api.url}/v1/addons/metallb`)).text()).toContain('Addresses are given.');
});

it('/whyblocked settings make answers private, and the next question knows', async () => {
  const mod = someone({ isModerator: true });
  const settings = await mod.runs('/whyblocked settings').answer();
  const changed = await mod.clicks('Answer privately', settings).answer();
  expect(changed.buttons).toContain('Answer publicly');
  expect((await mod.runs('/why', { text: denial() }).answer()).isPrivate).toBe(true);
});

it('/whyblocked about tells of no message that it could not read', async () => {
  const { text } = await someone().runs('/whyblocked about').answer();
  expect(text).toContain('It cannot see other messages.');
  expect(text).not.toContain('mention');
});

it('everything else of the API is as it was', async () => {
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  expect((await fetch(api.endpoint)).status).toBe(405);
});

it('logs each question once, and nothing of what was said, who said it, or what lets somebody in', () => {
  const questions = api.log.filter(({ msg }) => msg === 'question');
  expect(questions.length).toBeGreaterThan(15);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  const requests = api.log.filter(({ route }) => route === '/discord/interactions');
  expect(requests.length).toBeGreaterThan(questions.length);
  const people = [...discord.world.users.values()].filter(({ isBot }) => !isBot).map(({ id }) => id);
  const all = JSON.stringify(api.log);
  expect(people.filter((id) => all.includes(id))).toEqual([]);
  expect(all).not.toMatch(/fstab|lantern|disk-report|MADE\.UP|aW50ZXJ|hm=/);
  expect(api.log.filter(({ level }) => Number(level) > 30)).toEqual([]);
});
