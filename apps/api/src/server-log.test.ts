import pino from 'pino';
import { expect, it } from 'vitest';
import { serverLog } from './server-log.ts';

it('tells where a failure came from and nothing of what it was about', () => {
  const lines: string[] = [];
  const log = serverLog(pino({ base: null }, { write: (line: string) => void lines.push(line) }));
  log.failure('f1', new TypeError('not JSON: /home/ada/x', { cause: new Error('/home/bob/y') }));
  const [line = ''] = lines;
  expect(JSON.parse(line)).toMatchObject({ id: 'f1', msg: 'failure', error: { name: 'TypeError' } });
  expect(line).toContain('server-log.test.ts');
  expect(line).not.toMatch(/ada|bob/);
});
