import type { TokenRole } from '@whyblocked/contract';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { bothDatabases } from '../databases.fixture.ts';
import { type OpenedCommunity, openCommunity, value } from '../opened-community.fixture.ts';
import { identify, type Presented } from './identify.ts';
import { createToken } from './tokens.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const DAY_MS = 24 * 60 * 60 * 1000;
const PERSON = 'discord:00112233445566778899aabbccddeeff';
const [files] = bothDatabases();
let opened: OpenedCommunity;

beforeAll(async () => {
  await files?.start();
  if (files) opened = await openCommunity(await files.newPlace());
});
afterAll(async () => {
  await opened.store.close();
  await files?.stop();
});

const made = (role: TokenRole, name = 'ci') =>
  value(createToken(opened.store, { name, role, expiresInDays: 30 }, opened.now));
const who = (presented: Presented) => identify(opened.store, presented, opened.now);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const fails = (code: string) => ({ ok: false, error: { code } });

it('knows who has a token, and keeps only its hash', async () => {
  const { token, info } = await made('maintainer');
  expect(await who(bearer(token))).toEqual({ ok: true, value: { name: 'token:ci', role: 'maintainer' } });
  expect(info).toMatchObject({ name: 'ci', role: 'maintainer', expiresAt: '2026-03-31T12:00:00.000Z' });
  const stored = await opened.store.findToken(info.id);
  expect(stored?.hash).toHaveLength(32);
  expect(JSON.stringify([stored, await opened.store.listTokens()])).not.toContain(token.split('_').at(-1));
  expect((await opened.store.listTokens()).find(({ id }) => id === info.id)?.lastUsedAt).toBe('2026-03-01');
});

it('takes anybody who shows nothing for anybody', async () => {
  expect(await who({})).toEqual({ ok: true, value: { name: 'anonymous', role: 'anonymous' } });
});

it('refuses what is no token, or not quite one', async () => {
  const { token } = await made('reporter');
  const other = await made('reporter');
  const [, id, secret = ''] = token.split(/_(?=[a-z2-7]{12}_)|(?<=^wb_[a-z2-7]{12})_/);
  const changed = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
  for (const wrong of [
    `wb_${id}_${changed}`,
    `wb_${id}_${other.token.slice(16)}`,
    `${token}x`,
    token.slice(0, -1),
    '',
    "' or 1=1 --",
    'x'.repeat(100_000),
  ]) {
    expect(await who(bearer(wrong))).toEqual(fails('bad-token'));
  }
  for (const authorization of [token, `Basic ${token}`, `Bearer ${token} ${token}`, '']) {
    expect(await who({ authorization })).toEqual(fails('bad-token'));
  }
});

it('refuses tokens that were revoked or have expired, and says so only to who has them', async () => {
  const [revoked, expired] = [await made('maintainer'), await made('maintainer')];
  expect(await opened.store.revokeToken(revoked.info.id, opened.now())).toBe(true);
  expect(await opened.store.revokeToken('aaaaaaaaaaaa', opened.now())).toBe(false);
  expect(await who(bearer(revoked.token))).toEqual(fails('revoked-token'));
  expect(await who(bearer(`wb_${revoked.info.id}_${'A'.repeat(43)}`))).toEqual(fails('bad-token'));
  const end = new Date(Date.parse(expired.info.expiresAt));
  const before = new Date(end.getTime() - 1);
  expect((await identify(opened.store, bearer(expired.token), () => before)).ok).toBe(true);
  expect(await identify(opened.store, bearer(expired.token), () => end)).toEqual({
    ok: false,
    error: { code: 'expired-token', expiredAt: expired.info.expiresAt },
  });
});

it('lets a bot speak for people by the hash of their account, and no one else', async () => {
  const [bot, reporter] = [await made('on-behalf', 'bot'), await made('reporter')];
  const spoken = { ok: true, value: { name: PERSON, role: 'reporter' } };
  expect(await who({ ...bearer(bot.token), onBehalfOf: PERSON, address: '192.0.2.1' })).toEqual(spoken);
  const wrong = (why: string) => ({ ok: false, error: { code: 'bad-on-behalf', why } });
  expect(await who(bearer(bot.token))).toEqual(wrong('missing'));
  expect(await who({ ...bearer(reporter.token), onBehalfOf: PERSON })).toEqual(wrong('not-allowed'));
  expect(await who({ onBehalfOf: PERSON })).toEqual(wrong('not-allowed'));
  for (const onBehalfOf of ['token:kim', 'discord:alex', `${PERSON}\n`, `discord:${'０'.repeat(32)}`, '']) {
    expect(await who({ ...bearer(bot.token), onBehalfOf })).toEqual(wrong('malformed'));
  }
});

it('tells addresses apart by a keyed hash, those of IPv6 by their network', async () => {
  const addressOf = async (address: string) => (await value(who({ address }))).address;
  const of4 = await addressOf('192.0.2.1');
  expect(of4).toMatch(/^[\w-]{43}$/);
  expect(await addressOf('::ffff:192.0.2.1')).toBe(of4);
  expect(await addressOf('192.0.2.2')).not.toBe(of4);
  const of6 = await addressOf('2001:db8:0:1::1');
  expect(await addressOf('2001:DB8::1:ffff:0:0:2')).toBe(of6);
  expect(await addressOf('2001:db8:0:2::1')).not.toBe(of6);
});

it.each(['', 'Ci', 'a b', 'аlex', 'x'.repeat(41), '-x', "x'--"])('makes no token of the name %j', async (name) => {
  expect(await createToken(opened.store, { name, role: 'reporter', expiresInDays: 30 })).toMatchObject({
    error: { code: 'invalid-fields', errors: [{ field: 'name' }] },
  });
});

it('makes no token for ever', async () => {
  for (const expiresInDays of [0, 367, 1.5, Number.NaN, DAY_MS]) {
    const answer = await createToken(opened.store, { name: 'x', role: 'reporter', expiresInDays });
    expect(answer).toMatchObject({ error: { code: 'invalid-fields', errors: [{ field: 'expiresInDays' }] } });
  }
});
