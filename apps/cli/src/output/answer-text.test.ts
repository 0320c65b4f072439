import { stdout } from 'node:process';
import type { Diagnosis } from '@whyblocked/contract';
import { afterEach, expect, it, vi } from 'vitest';
import { answerText } from './answer-text.ts';

const diagnosis: Diagnosis = {
  schema: 'whyblocked/diagnosis@1',
  verdict: { code: 'nothing-blocked', confidence: 'likely' },
  findings: [],
  plan: [],
  connections: [],
  explanations: [],
  context: {},
  input: {
    bytes: 1,
    lines: 1,
    readBytes: 1,
    files: 1,
    truncated: false,
    unread: [],
    formats: [],
    recognised: 1,
    skipped: 0,
  },
  omitted: { findings: 0, evidence: 0 },
  knowledge: { version: 'test', snapd: '2.77' },
};
const { isTTY } = stdout;

function on(terminal: boolean, variables: Readonly<Record<string, string>>): string {
  stdout.isTTY = terminal;
  for (const [name, value] of Object.entries({ NO_COLOR: '', TERM: 'xterm', ...variables })) vi.stubEnv(name, value);
  return answerText(diagnosis);
}

afterEach(() => {
  stdout.isTTY = isTTY;
  vi.unstubAllEnvs();
});

it('has colour on a terminal only, and none where it is not wanted', () => {
  expect(on(true, {})).toContain('\u001b[1m');
  expect(on(false, {})).not.toContain('\u001b');
  expect(on(true, { NO_COLOR: '1' })).not.toContain('\u001b');
  expect(on(true, { TERM: 'dumb' })).not.toContain('\u001b');
});
