import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  type AttachedFile,
  type Discord,
  denial,
  type Person,
  startDiscord,
  tarOf,
  VERDICT,
} from '@whyblocked/discord-loopback';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StartedBot, startBot } from './started-bot.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const MEBIBYTE = 1024 * 1024;
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(5_000, 7)]);

let discord: Discord;
let bot: StartedBot;
beforeAll(async () => {
  discord = await startDiscord();
  bot = await startBot(discord);
});
// Above all: no message notified anybody, was too large, or was left waiting.
afterEach(() => discord.verify());
afterAll(async () => {
  await bot?.stop();
  await discord?.close();
});

const someone = (): Person => discord.server().member('alex');
const wellAgain = async (): Promise<void> => {
  expect((await someone().runs('/why', { text: denial() }).answer()).text).toContain(VERDICT);
};

describe('a text with', () => {
  it.each([
    ['@everyone', '@everyone @here'],
    ['mentions of people and roles', '<@1234567890123456789> <@&1234567890123456789> <#1234567890123456789>'],
    ['a masked link', '[sign in](https://evil.example/x)'],
    ['an invite', 'https://discord.gg/abcdef'],
    ['fences', '``` ```` ` ~~~'],
    ['markdown', '# big **bold** ||spoiler|| > quote'],
    ['characters that turn text around', '\u202egnp.exe\u202c \u2066x\u2069'],
    ['characters that nobody sees', 'a\u200bb\u200d\ufeffc\u00ad'],
    ['a command', '</why:1234567890123456789> /ban @alex'],
    ['controls of terminals', '\u001b[31mred\u001b]8;;https://evil.example\u0007'],
    ['half a pair', '\ud800 x'],
  ])('%s becomes no markup of ours', async (_name, hostile) => {
    const text = denial()
      .replace('/etc/fstab', `/etc/${hostile.replaceAll('"', '').replaceAll(' ', '_')}`)
      .replace('findmnt', hostile.slice(0, 15));
    const answer = await someone().runs('/why', { text }).answer();
    const outside = answer.text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]+`/g, '');
    expect(answer.text.match(/```/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
    expect(outside).not.toMatch(/(?<!\\)(?:\]\(https?:|\|\||<@|<\/|@everyone|@here)|discord\.gg\/\w/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    expect(answer.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u001b]/);
  });

  it('fences at every place where it may be cut keeps its fences closed', async () => {
    const lines = Array.from({ length: 40 }, (_, at) =>
      denial(at).replace('/etc/fstab', `/srv/${'`'.repeat(1 + (at % 5))}${'x'.repeat(at * 7)}/${at}`),
    );
    const answer = await someone()
      .runs('/why', { file: { name: 'a.log', bytes: lines.join('\n') } })
      .answer();
    expect(answer.text.match(/```/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
  });
});

describe('a file', () => {
  it.each<[string, AttachedFile, string | RegExp]>([
    ['that is a picture', { name: 'kern.log', bytes: PNG }, /nothing|not/i],
    ['of random bytes', { name: 'kern.log', bytes: randomBytes(MEBIBYTE) }, /nothing|not/i],
    ['in UTF-16', { name: 'kern.log', bytes: Buffer.from(`\ufeff${denial()}`, 'utf16le') }, VERDICT],
    ['that is empty', { name: 'kern.log', bytes: '' }, /nothing/i],
    ['that unpacks to 60 MB', { name: 'bomb.gz', bytes: gzipSync(Buffer.alloc(60 * MEBIBYTE)) }, /nothing|read/i],
    ['whose name is markdown', { name: '**a**](https://evil.example)\n@everyone.log', bytes: denial() }, VERDICT],
    [
      'whose entries lead elsewhere',
      { name: 'x.tar', bytes: tarOf({ '../../etc/passwd': 'root', '/abs.log': denial() }) },
      VERDICT,
    ],
    [
      'that is announced with 100 MB',
      { name: 'kern.log', bytes: denial(), announcedBytes: 100 * MEBIBYTE },
      'Not read',
    ],
    ['that is longer than announced', { name: 'kern.log', bytes: denial(), announcedBytes: 3 }, VERDICT],
    ['that is gone', { name: 'kern.log', bytes: denial(), isGone: true }, 'Not read'],
    [
      'that is cut off',
      { name: 'kern.log', bytes: denial().repeat(50), contentLength: 90_000, cutAfterBytes: 5_000 },
      'Not read',
    ],
    [
      'that leads to the address of a cloud',
      { name: 'kern.log', bytes: '', redirectTo: 'http://169.254.169.254/latest/meta-data/' },
      'Not read',
    ],
    ['that leads to a file', { name: 'kern.log', bytes: '', redirectTo: 'file:///etc/passwd' }, 'Not read'],
  ])('%s', async (_name, file, words) => {
    const question = someone().runs('/why', { file });
    await bot.told(question.interaction.id);
    const answer = await question.answer();
    if (typeof words === 'string') expect(answer.text).toContain(words);
    else expect(answer.text).toMatch(words);
    expect(answer.text).not.toContain('evil.example)');
    await wellAgain();
  });

  it('that leads back to this machine is not followed', async () => {
    const target = `${discord.environment.DISCORD_API_URL}/v10/secret`;
    const before = discord.requests.length;
    await someone()
      .runs('/why', { file: { name: 'kern.log', bytes: '', redirectTo: target } })
      .answer();
    expect(discord.requests.slice(before).map(({ path }) => path)).not.toContain('/secret');
  });

  it('of another host is not fetched', async () => {
    const other = await startDiscord();
    const server = discord.server();
    const message = server.member('kim').says('x', [{ name: 'kern.log', bytes: denial() }]);
    const stored = discord.world.message(message.id);
    const [attachment] = stored?.attachments ?? [];
    if (stored && attachment) {
      stored.attachments = [
        { ...attachment, url: attachment.url.replace(discord.world.host.origin, other.world.host.origin) },
      ];
    }
    const answer = await server.member('alex').picks('Why is this blocked?', message).answer();
    expect(answer.text).toContain('Not read');
    expect(other.fetched).toEqual([]);
    await other.close();
  });

  it('beside good ones does not spoil them', async () => {
    const alex = someone();
    const question = await alex.submits(alex.runs('/why'), {
      files: [
        { name: 'gone.log', bytes: '', isGone: true },
        { name: 'good.log', bytes: denial() },
      ],
    });
    const { text } = await question.answer();
    expect(text).toContain(VERDICT);
    expect(text).toContain('Not read: gone');
  });
});

it('payloads that Discord never documented end nothing', async () => {
  const send = (type: string, data: object) => discord.world.send({ type, data: { ...data } });
  send('INTERACTION_CREATE', { id: '1', type: 99 });
  send('INTERACTION_CREATE', { id: '1', type: 2, token: 't', application_id: '1', data: { name: 7 } });
  send('MESSAGE_CREATE', { id: 'x', content: null });
  send('SOMETHING_NEW', {});
  await wellAgain();
});
