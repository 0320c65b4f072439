import { type Discord, type Fault, rateLimited, rateLimitedByProxy, startDiscord } from '@whyblocked/discord-loopback';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRequests, type DiscordRequests } from './discord-requests.ts';

const ME = 'GET /users/@me';
const request = { method: 'GET', path: '/users/@me', isBots: true } as const;
const plan = { attemptMs: 200, totalMs: 1_500, pauseMs: 20, isRepeatable: true };

let discord: Discord;
let requests: DiscordRequests;
const onUnauthorized = vi.fn();
beforeEach(async () => {
  discord = await startDiscord();
  const { DISCORD_API_URL: apiUrl = '', DISCORD_TOKEN: token = '' } = discord.environment;
  requests = createRequests({ apiUrl, token, onUnauthorized });
  onUnauthorized.mockClear();
});
afterEach(() => discord.close());

const sent = (): number => discord.requestsTo(ME).length;

it.each<[string, Fault]>([
  ['a rate limit that tells no time', rateLimitedByProxy],
  ['errors of Discord', { kind: 'status', status: 502 }],
  ['connections that are cut', { kind: 'reset', when: 'before' }],
])('gives up in the end where there are only %s, and does not ask all the time', async (_name, fault) => {
  discord.faults.add(ME, fault, 1_000);
  expect(await requests.send(request, plan)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  // 20, 40, 80, … ms apart within 1.5 s.
  expect(sent()).toBeLessThanOrEqual(8);
  expect(sent()).toBeGreaterThan(1);
});

it('gives an attempt up that hangs, and has the answer of the next one', async () => {
  discord.faults.add(ME, { kind: 'hang', when: 'before' });
  expect(await requests.send(request, plan)).toMatchObject({ ok: true, attempts: 2 });
});

it('waits as long as it is asked to, and not where that is too long', async () => {
  discord.faults.add(ME, rateLimited(0.05));
  expect(await requests.send(request, plan)).toMatchObject({ ok: true, attempts: 2 });
  discord.faults.add(ME, rateLimited(60));
  expect(await requests.send(request, plan)).toMatchObject({ ok: false, attempts: 1 });
});

it.each(['hang', 'reset'] as const)('what must not be done twice is not sent again after a %s', async (kind) => {
  discord.faults.add(ME, { kind, when: 'after' });
  const result = await requests.send(request, { ...plan, isRepeatable: false });
  expect(result).toMatchObject({ ok: false, attempts: 1, error: { code: 'unavailable' } });
});

it('tells of a token that is not known, and of no other 401', async () => {
  discord.world.bot.token = 'AN.OTHER.ONE';
  const refused = { ok: false, attempts: 1, error: { code: 'refused', status: 401 } };
  expect(await requests.send(request, plan)).toMatchObject(refused);
  expect(onUnauthorized).toHaveBeenCalledTimes(1);
  discord.faults.add(ME, { kind: 'status', status: 401, body: '{"code":50027,"message":"x"}' });
  expect(await requests.send({ ...request, isBots: false }, plan)).toMatchObject(refused);
  expect(onUnauthorized).toHaveBeenCalledTimes(1);
});
