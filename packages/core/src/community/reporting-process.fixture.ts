import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import type { Identity } from '@whyblocked/contract';
import { createCommunity } from './create-community.ts';
import { openStore } from './open-store.ts';

// A process that reports and accepts as fast as it can, several at a time, and says each thing when it was acknowledged:
// "queued ID" and "accepted ID". It goes on until it is killed, or until the database is gone.
const opened = await openStore(JSON.parse(argv[2] ?? ''));
if (!opened.ok) throw new Error(opened.error.code);
writeSync(1, 'open\n');
const by: Identity = { name: 'token:kim', role: 'maintainer' };
const community = createCommunity({
  store: opened.value,
  diagnose: async () => ({ ok: false, error: { code: 'busy', queued: 0 } }),
  addons: {
    getAddon: async () => ({
      ok: true,
      value: { repository: 'core', name: 'dns', aliases: [], sameStatusAs: [], tracks: [], statements: [] },
    }),
  },
  knowledgeVersion: 'test',
});

async function reportOnAndOn(lane: number): Promise<never> {
  for (let number = 0; ; number++) {
    const submitted = await community.submitReport(
      {
        subject: {
          kind: 'addon',
          addon: 'dns',
          outcome: 'worked',
          environment: { track: '1.32', confinement: 'strict', architecture: 'amd64' },
        },
        ran: 'microk8s enable dns',
        note: `${'x'.repeat(500)} ${argv[3]} ${lane} ${number}`,
      },
      by,
    );
    if (!submitted.ok) throw new Error(submitted.error.code);
    const { id } = submitted.value.report;
    writeSync(1, `queued ${id}\n`);
    if (number % 2 === 1) continue;
    const decided = await community.decideReport(id, { action: 'accept' }, by);
    if (!decided.ok) throw new Error(decided.error.code);
    writeSync(1, `accepted ${id}\n`);
  }
}

await Promise.all([1, 2, 3, 4].map(reportOnAndOn));
