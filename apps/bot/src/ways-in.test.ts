import { gzipSync } from 'node:zlib';
import { type Discord, denial, type Person, startDiscord, tarOf, VERDICT } from '@whyblocked/discord-loopback';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StartedBot, startBot } from './started-bot.fixture.ts';

// Programs start slowly where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let discord: Discord;
let bot: StartedBot;
beforeAll(async () => {
  discord = await startDiscord({ hasMessageContent: true });
  bot = await startBot(discord, { environment: { DISCORD_MESSAGE_CONTENT: 'true' } });
});
afterEach(() => discord.verify());
afterAll(async () => {
  await bot?.stop();
  await discord?.close();
});

/** A server of its own for each question, as logs that were answered there are not answered again. */
const someone = (options = {}): Person => discord.server().member('alex', options);

describe('/why', () => {
  it('with a text is answered for everybody, with the command that helps and buttons', async () => {
    const answer = await someone().runs('/why', { text: denial() }).answer();
    expect(answer.text).toContain(VERDICT);
    expect(answer.text).toContain('sudo snap connect disk-report:mount-observe');
    expect(answer.buttons).toEqual(['Details', 'What if I connect it', 'This is wrong', 'Delete']);
    expect(answer.isPrivate).toBe(false);
    expect(answer.text).not.toContain('lantern');
  });

  it('asked privately is answered for who asked alone, who may share it', async () => {
    const alex = someone();
    const answer = await alex.runs('/why', { text: denial(), private: true }).answer();
    expect(answer).toMatchObject({ isPrivate: true, buttons: expect.arrayContaining(['Share']) });
  });

  it.each([
    ['text', 'kern.log', denial()],
    ['gzip', 'kern.log.gz', gzipSync(denial())],
    ['an inspection tarball', 'inspection-report.tar.gz', gzipSync(tarOf({ 'inspection-report/kern.log': denial() }))],
    ['UTF-16, as PowerShell writes it', 'log.txt', Buffer.from(`\ufeff${denial()}`, 'utf16le')],
  ])('with a file of %s is answered', async (_name, name, bytes) => {
    const answer = await someone().runs('/why', { file: { name, bytes } }).answer();
    expect(answer.text).toContain(VERDICT);
  });

  it('with nothing opens a form, whose text and files are one question', async () => {
    const alex = someone();
    const form = alex.runs('/why');
    const question = await alex.submits(form, {
      text: denial(1),
      files: [
        { name: 'a.log', bytes: denial(2) },
        { name: 'b.log', bytes: denial(3) },
      ],
    });
    expect((await question.answer()).text).toContain('Seen 3 times');
  });

  it('on one line, as older apps send it, is read line by line', async () => {
    const answer = await someone()
      .runs('/why', { text: `${denial(1)} ${denial(2)}` })
      .answer();
    expect(answer.text).toContain('Seen 2 times');
  });

  it('with what is no log says so, and what to paste', async () => {
    const answer = await someone().runs('/why', { text: 'it does not work' }).answer();
    expect(answer.text).toContain('journalctl');
  });

  it('with the same log again leads to the earlier answer', async () => {
    const server = discord.server();
    const [alex, kim] = [server.member('alex'), server.member('kim')];
    await alex.runs('/why', { text: denial() }).answer();
    const again = await kim.runs('/why', { text: denial() }).answer();
    expect(again.buttons).toContain('The earlier answer');
    expect(again.text).not.toContain(VERDICT);
  });

  it('works in direct messages', async () => {
    const answer = await discord.directly('alex').runs('/why', { text: denial() }).answer();
    expect(answer.text).toContain(VERDICT);
  });
});

describe('the menu of a message', () => {
  it('answers who chose it alone', async () => {
    const server = discord.server();
    const message = server.member('kim').says(denial());
    const answer = await server.member('alex').picks('Why is this blocked?', message).answer();
    expect(answer).toMatchObject({ isPrivate: true, text: expect.stringContaining(VERDICT) });
  });

  it('reads files of that message', async () => {
    const server = discord.server();
    const message = server.member('kim').says('see this', [{ name: 'kern.log', bytes: denial() }]);
    const answer = await server.member('alex').picks('Why is this blocked?', message).answer();
    expect(answer.text).toContain(VERDICT);
  });
});

describe('a message', () => {
  it('that mentions the bot is answered with a reply to it', async () => {
    const alex = someone();
    const message = alex.mentions(`why?\n\`\`\`\n${denial()}\n\`\`\``);
    const reply = await alex.reply(message);
    expect(reply.text).toContain(VERDICT);
    expect(reply.repliesTo).toBe(message.id);
  });

  it('that mentions the bot in reply to a log answers that log', async () => {
    const server = discord.server();
    const log = server.member('kim').says('here', [{ name: 'kern.log', bytes: denial() }]);
    const alex = server.member('alex');
    expect((await alex.reply(alex.mentions('why?', [], { repliesTo: log }))).text).toContain(VERDICT);
  });

  it('that mentions the bot in a thread is read with what its author pasted before', async () => {
    const server = discord.server();
    const alex = server.member('alex').in(server.thread('my pod'));
    server.member('kim').in(alex.channel).says(denial(9));
    alex.says(denial(1));
    alex.says('and then');
    alex.says(denial(2));
    expect((await alex.reply(alex.mentions('why?'))).text).toContain('Seen 2 times');
  });

  it('written to the bot directly is answered', async () => {
    const alex = discord.directly('alex');
    expect((await alex.reply(alex.says(denial()))).text).toContain(VERDICT);
  });

  it('is left alone, unless a moderator had logs spotted in its channel', async () => {
    const server = discord.server();
    const [alex, mod] = [server.member('alex'), server.member('mod', { isModerator: true })];
    alex.says(denial());
    const settings = await mod.runs('/whyblocked settings').answer();
    await mod.chooses('Channels where logs are spotted', [server.help.id], settings).answer();
    alex.says('does anybody know?');
    const spotted = alex.says(denial());
    expect((await alex.reply(spotted)).text).toContain(VERDICT);
    const thread = alex.in(server.thread('about it'));
    expect((await thread.reply(thread.says(denial()))).text).toContain(VERDICT);
    expect(alex.sees().filter(({ repliesTo }) => repliesTo !== undefined)).toHaveLength(1);
  });
});

describe('looking something up', () => {
  it('/interface tells what it opens, and completes its name', async () => {
    const alex = someone();
    expect(await alex.types('/interface', 'name', 'mount-ob').choices()).toContain('mount-observe');
    expect((await alex.runs('/interface', { name: 'mount-observe' }).answer()).text).toContain('mount-observe');
  });

  it('/cause tells what it means, and completes its slug', async () => {
    const alex = someone();
    expect(await alex.types('/cause', 'slug', 'taint').choices()).toContain('sched-untolerated-taint');
    expect((await alex.runs('/cause', { slug: 'sched-untolerated-taint' }).answer()).text).toContain('taint');
  });

  it('/cause with a name that there is not says which is near', async () => {
    const answer = await someone().runs('/cause', { slug: 'sched-untolerated-taints' }).answer();
    expect(answer.text).toContain('sched-untolerated-taint');
  });

  it('/whyblocked about tells what is read and kept', async () => {
    const answer = await someone().runs('/whyblocked about').answer();
    expect(answer).toMatchObject({ isPrivate: true });
    expect(answer.text).toMatch(/keep|stored/i);
  });
});

describe('/whyblocked settings', () => {
  it('is for moderators', async () => {
    const answer = await someone().runs('/whyblocked settings').answer();
    expect(answer).toMatchObject({ isPrivate: true, buttons: [] });
  });

  it('makes answers private, and switches the bot off', async () => {
    const server = discord.server();
    const mod = server.member('mod', { isModerator: true });
    const settings = await mod.runs('/whyblocked settings').answer();
    const changed = await mod.clicks('Answer privately', settings).answer();
    expect(changed.buttons).toContain('Answer publicly');
    expect((await mod.runs('/why', { text: denial() }).answer()).isPrivate).toBe(true);
    await mod.clicks('Switch off', changed).answer();
    const refused = await server.member('alex').runs('/why', { text: denial() }).answer();
    expect(refused.text).not.toContain(VERDICT);
  });
});

it('logs each question once, and nothing of what was said or who said it', () => {
  const questions = bot.log.filter(({ msg }) => msg === 'question');
  expect(questions.length).toBeGreaterThan(20);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  const people = [...discord.world.users.values()].filter(({ isBot }) => !isBot).map(({ id }) => id);
  const all = JSON.stringify(bot.log);
  expect(people.filter((id) => all.includes(id))).toEqual([]);
  expect(all).not.toMatch(/fstab|lantern|disk-report|MADE\.UP|aW50ZXJ|hm=/);
});
