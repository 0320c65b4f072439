import { expect, it } from 'vitest';
import { readDiscordEnvironment } from './environment.ts';

const DISCORD_PUBLIC_KEY = '0123456789abcdef'.repeat(4);

it('needs the public key alone', () => {
  expect(readDiscordEnvironment({ DISCORD_PUBLIC_KEY, DISCORD_TOKEN: '' })).toEqual({
    ok: true,
    value: {
      DISCORD_PUBLIC_KEY,
      DISCORD_API_URL: 'https://discord.com/api',
      DISCORD_CDN_ORIGINS: ['https://cdn.discordapp.com', 'https://media.discordapp.net'],
      DISCORD_MAINTAINER_IDS: [],
      DISCORD_HEARS: 'commands',
    },
  });
});

it.each([
  ['DISCORD_API_URL', 'discord.com'],
  ['DISCORD_GUILD_ID', 'snap users'],
  ['DISCORD_MAINTAINER_IDS', 'alex'],
  ['DISCORD_HEARS', 'everything'],
])('refuses %s=%s in one sentence', (name, value) => {
  const read = readDiscordEnvironment({ DISCORD_PUBLIC_KEY, [name]: value });
  const sentence = new RegExp(`^${name} has to be .*, and it is ${JSON.stringify(value)}\\.$`);
  expect(read).toEqual({ ok: false, error: expect.stringMatching(sentence) });
});

it.each([
  ['DISCORD_PUBLIC_KEY', '0123'],
  ['DISCORD_PUBLIC_KEY', 'some-secret-of-the-same-page'],
  ['DISCORD_TOKEN', 'secret-without-dots'],
  ['WHYBLOCKED_IDENTITY_KEY', 'too short a secret'],
])('refuses %s=%s and does not repeat it', (name, value) => {
  const read = readDiscordEnvironment({ DISCORD_PUBLIC_KEY, [name]: value });
  expect(read).toEqual({ ok: false, error: expect.stringMatching(new RegExp(`^${name} has to be [^\\n]+\\.$`)) });
  expect(JSON.stringify(read)).not.toContain(value);
});

it('a channel of maintainers needs the token of the bot', () => {
  const read = readDiscordEnvironment({ DISCORD_PUBLIC_KEY, DISCORD_MAINTAINERS_CHANNEL_ID: '613425648685547541' });
  expect(read).toEqual({ ok: false, error: expect.stringMatching(/^DISCORD_TOKEN has to be the token of a bot/) });
});
