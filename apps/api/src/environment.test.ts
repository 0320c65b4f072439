import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

it.each([
  {},
  { HOST: '', PORT: '', MAX_UPLOAD_BYTES: '', WHYBLOCKED_KNOWLEDGE: '', DATABASE_URL: '', TRUSTED_PROXIES: '' },
])('has defaults for %j', (variables) => {
  expect(readEnvironment(variables)).toEqual({ ok: true, value: { HOST: '127.0.0.1', PORT: 8420 } });
});

it('reads what is set', () => {
  const variables = { HOST: '::1', PORT: '0', MAX_UPLOAD_BYTES: '1000', WHYBLOCKED_KNOWLEDGE: '/srv/k.db', OTHER: 'x' };
  expect(readEnvironment(variables)).toEqual({
    ok: true,
    value: { HOST: '::1', PORT: 0, MAX_UPLOAD_BYTES: 1000, WHYBLOCKED_KNOWLEDGE: '/srv/k.db' },
  });
});

it.each(['http', '-1', '65536', '8420x', '1e3', ' 80', '99999999999'])(
  'refuses the port %j in one sentence',
  (PORT) => {
    expect(readEnvironment({ PORT })).toEqual({
      ok: false,
      error: `PORT has to be a number from 0 to 65535, and it is ${JSON.stringify(PORT)}.`,
    });
  },
);

it.each(['0', '-1', '128M', '1e9', '99999999999999'])('refuses the limit %j in one sentence', (MAX_UPLOAD_BYTES) => {
  expect(readEnvironment({ MAX_UPLOAD_BYTES })).toEqual({
    ok: false,
    error: `MAX_UPLOAD_BYTES has to be a whole number of bytes, such as 134217728, and it is ${JSON.stringify(MAX_UPLOAD_BYTES)}.`,
  });
});

it('reads where people reach the server, whom it trusts, and where it keeps what it is told', () => {
  const read = readEnvironment({
    PUBLIC_URL: 'https://why.example.org',
    TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,2001:db8::/32',
    METRICS_PORT: '9420',
    DATABASE_URL: 'postgres://whyblocked@127.0.0.1/whyblocked',
    WHYBLOCKED_STATE_DIR: '/var/lib/whyblocked',
  });
  if (!read.ok) throw new Error(read.error);
  const { TRUSTED_PROXIES: proxies, PUBLIC_URL: url, METRICS_PORT: port } = read.value;
  expect([url?.origin, port]).toEqual(['https://why.example.org', 9420]);
  expect(['127.0.0.1', '10.9.9.9', '192.0.2.1'].map((address) => proxies?.check(address))).toEqual([true, true, false]);
  expect(proxies?.check('2001:db8::7', 'ipv6')).toBe(true);
});

it.each([
  ['TRUSTED_PROXIES', 'everybody'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['TRUSTED_PROXIES', '127.0.0.1,'],
  ['PUBLIC_URL', 'why.example.org'],
  ['PUBLIC_URL', 'ftp://why.example.org'],
  ['PUBLIC_URL', 'https://example.org/why'],
  ['METRICS_PORT', 'yes'],
  ['WHYBLOCKED_STATE_DIR', 'state'],
])('refuses %s=%s in one sentence', (name, value) => {
  const read = readEnvironment({ [name]: value });
  expect(read).toEqual({ ok: false, error: expect.stringMatching(new RegExp(`^${name} has to be .*, and it is "`)) });
});

it('does not repeat an address that may hold a password', () => {
  const read = readEnvironment({ DATABASE_URL: 'mysql://alex:secret@host7/db' });
  expect(read).toEqual({ ok: false, error: expect.not.stringContaining('secret') });
});
