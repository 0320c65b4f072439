import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

it.each([{}, { HOST: '', PORT: '', MAX_UPLOAD_BYTES: '', WHYBLOCKED_KNOWLEDGE: '' }])(
  'has defaults for %j',
  (variables) => {
    expect(readEnvironment(variables)).toEqual({ ok: true, value: { HOST: '127.0.0.1', PORT: 8420 } });
  },
);

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
