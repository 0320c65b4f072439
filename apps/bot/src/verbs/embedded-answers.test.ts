import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Identity } from '@whyblocked/contract';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readEnvironment } from '../environment.ts';
import { type EmbeddedAnswers, openEmbeddedAnswers } from './embedded-answers.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const knowledgeFile = fileURLToPath(new URL('../../dist/knowledge.db', import.meta.url));
const maintainer: Identity = { name: 'discord:0a', role: 'maintainer' };

/** On 1.35, strict, s390x. */
const MISSING = `Name      Version  Rev   Tracking            Publisher    Notes
microk8s  v1.35.0  8612  1.35-strict/stable  canonical**  -
Linux host7 6.8.0-60-generic #63-Ubuntu SMP Tue Apr 15 19:04:15 UTC 2025 s390x s390x s390x GNU/Linux
Addon metallb was not found in any repository
`;

let stateDir: string;
let answers: EmbeddedAnswers;
beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'whyblocked-'));
  const environment = readEnvironment({ DISCORD_TOKEN: 'made.up.token', WHYBLOCKED_STATE_DIR: stateDir });
  if (!environment.ok) throw new Error(environment.error);
  answers = await openEmbeddedAnswers(knowledgeFile, environment.value);
});
afterAll(async () => {
  await answers?.close();
  rmSync(stateDir, { recursive: true });
});

it('knows in a diagnosis what a maintainer accepted a moment ago', async () => {
  const missing = new TextEncoder().encode(MISSING);
  const told = async () => {
    const answer = await answers.verbs.diagnose(missing);
    return answer.ok && answer.value.addons?.flatMap(({ statements }) => statements.map(({ id }) => id));
  };
  expect(answers.communityFailure).toBeNull();
  const before = await told();
  const submitted = await answers.community.submitReport(
    {
      subject: {
        kind: 'addon',
        addon: 'metallb',
        outcome: 'failed',
        environment: { track: '1.35', confinement: 'strict', architecture: 's390x' },
      },
      note: 'It is not offered.',
    },
    maintainer,
  );
  if (!submitted?.ok) throw new Error('the report was not received');
  const { id } = submitted.value.report;
  expect(await told()).toEqual(before);
  await answers.community.decideReport(id, { action: 'accept' }, maintainer);
  expect(await told()).toContain(id);
});
