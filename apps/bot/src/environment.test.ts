import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

const DISCORD_TOKEN = 'MADE.UP.TOKEN';

it('has defaults for all but the token', () => {
  const empty = { DISCORD_API_URL: '', DISCORD_CDN_ORIGINS: '', DISCORD_MESSAGE_CONTENT: '', HEALTH_PORT: '' };
  expect(readEnvironment({ DISCORD_TOKEN, ...empty })).toEqual({
    ok: true,
    value: {
      DISCORD_TOKEN,
      DISCORD_API_URL: 'https://discord.com/api',
      DISCORD_CDN_ORIGINS: ['https://cdn.discordapp.com', 'https://media.discordapp.net'],
      DISCORD_MESSAGE_CONTENT: false,
      DISCORD_MAINTAINER_IDS: [],
      HEALTH_PORT: 8421,
    },
  });
});

it('reads lists, shards, and addresses without a slash at their end', () => {
  const read = readEnvironment({
    DISCORD_TOKEN,
    DISCORD_API_URL: 'http://127.0.0.1:1/api/',
    DISCORD_CDN_ORIGINS: 'http://127.0.0.1:2, https://a.example',
    DISCORD_SHARDS: '0,1/8',
    DISCORD_MAINTAINER_IDS: '613425648685547541 613425648685547542',
  });
  expect(read).toMatchObject({
    ok: true,
    value: {
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      DISCORD_CDN_ORIGINS: ['http://127.0.0.1:2', 'https://a.example'],
      DISCORD_SHARDS: { ids: [0, 1], count: 8 },
      DISCORD_MAINTAINER_IDS: ['613425648685547541', '613425648685547542'],
    },
  });
});

it.each([
  ['DISCORD_API_URL', 'discord.com'],
  ['DISCORD_API_URL', 'file:///etc/passwd'],
  ['DISCORD_CDN_ORIGINS', 'https://cdn.discordapp.com/'],
  ['DISCORD_CDN_ORIGINS', '*'],
  ['DISCORD_GUILD_ID', 'snap users'],
  ['DISCORD_MESSAGE_CONTENT', 'yes'],
  ['DISCORD_SHARDS', '8'],
  ['DISCORD_SHARDS', '8/8'],
  ['DISCORD_MAINTAINERS_CHANNEL_ID', '#reports'],
  ['DISCORD_MAINTAINER_IDS', 'alex'],
  ['WHYBLOCKED_API_URL', 'why.example'],
  ['WHYBLOCKED_PUBLIC_URL', 'javascript:alert(1)'],
  ['HEALTH_PORT', '65536'],
])('refuses %s=%s in one sentence', (name, value) => {
  const read = readEnvironment({ DISCORD_TOKEN, [name]: value });
  expect(read).toMatchObject({ ok: false, error: expect.stringMatching(new RegExp(`^${name} has to be [^\\n]+\\.$`)) });
  expect(read.ok ? '' : read.error).toContain(JSON.stringify(value));
});

it.each([
  ['DISCORD_TOKEN', 'secret-without-dots'],
  ['WHYBLOCKED_API_TOKEN', 'short'],
  ['WHYBLOCKED_IDENTITY_KEY', 'too short a secret'],
])('never repeats %s', (name, value) => {
  const read = readEnvironment({ DISCORD_TOKEN, [name]: value });
  expect(read).toMatchObject({ ok: false, error: expect.stringContaining(name) });
  expect(JSON.stringify(read)).not.toContain(value);
});
