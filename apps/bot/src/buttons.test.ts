import { type Discord, denial, type Person, startDiscord, usbDenial, VERDICT } from '@whyblocked/discord-loopback';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type StartedBot, startBot } from './started-bot.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let discord: Discord;
let bot: StartedBot;
beforeAll(async () => {
  discord = await startDiscord();
  bot = await startBot(discord);
});
afterEach(() => discord.verify());
afterAll(async () => {
  await bot?.stop();
  await discord?.close();
});

const ask = (person: Person, options = {}) => person.runs('/why', { text: denial(), ...options }).answer();

it('Details shows all of it to who presses alone', async () => {
  const server = discord.server();
  const answer = await ask(server.member('alex'));
  const details = await server.member('kim').clicks('Details', answer).answer();
  expect(details).toMatchObject({ isPrivate: true, text: expect.stringContaining(VERDICT) });
});

it('What if I connect it tells what would go and what else is opened, and takes another choice', async () => {
  const alex = discord.server().member('alex');
  const whatIf = await alex.clicks('What if I connect it', await ask(alex, { text: usbDenial })).answer();
  expect(whatIf).toMatchObject({ isPrivate: true, text: expect.stringContaining('raw-usb') });
  const other = await alex.chooses('Other interfaces', ['hardware-observe'], whatIf).answer();
  expect(other.text).toContain('hardware-observe');
});

it('Share says a private answer once more, for everybody; others may not', async () => {
  const server = discord.server();
  const alex = server.member('alex');
  const answer = await ask(alex, { private: true });
  const shared = await alex.clicks('Share', answer).followUp();
  expect(shared).toMatchObject({ isPrivate: false, text: expect.stringContaining(VERDICT) });
  const refused = await server.member('kim').clicks('Share', answer).followUp();
  expect(refused).toMatchObject({ isPrivate: true, buttons: [] });
});

it('Delete is for the author and for moderators', async () => {
  const server = discord.server();
  const [alex, kim] = [server.member('alex'), server.member('kim')];
  const answer = await ask(alex);
  const refused = await kim.clicks('Delete', answer).followUp();
  expect(refused.isPrivate).toBe(true);
  await alex.clicks('Delete', answer).removal();
  expect(alex.sees().map(({ id }) => id)).not.toContain(answer.id);
  const again = await ask(alex);
  expect(again.text).toContain(VERDICT);
  await server.member('mod', { isModerator: true }).clicks('Delete', again).removal();
});

it('an answer that was deleted by hand is not pointed at', async () => {
  const alex = discord.server().member('alex');
  alex.removes(await ask(alex));
  expect((await ask(alex)).text).toContain(VERDICT);
});

it('buttons work after the bot was started anew', async () => {
  const alex = discord.server().member('alex');
  const answer = await ask(alex);
  await bot.stop();
  bot = await startBot(discord);
  expect((await alex.clicks('Details', answer).answer()).text).toContain(VERDICT);
});

it('a button whose file is gone says so', async () => {
  const alex = discord.server().member('alex');
  const answer = await ask(alex);
  discord.loseFiles(answer);
  const refused = await alex.clicks('Details', answer).answer();
  expect(refused).toMatchObject({ isPrivate: true, buttons: [] });
  expect(refused.text).not.toContain(VERDICT);
});
