import type { Diagnosis } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { createDiagnoser } from './create-diagnoser.ts';
import { readPaste } from './read-paste.ts';

const knowledge = knowledgeOf([policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')])]);
const record =
  'apparmor="DENIED" operation="open" profile="snap.thing.app" name="/dev/video0" pid=7 comm="app" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';

const withId = (seconds: number, serial: number): string =>
  `kernel: audit: type=1400 audit(${seconds}.123:${serial}): ${record}`;

/** One event as each log of a machine has it. */
const copies: Readonly<Record<string, string>> = {
  'kern.log': `Mar  1 10:00:05 host7 ${withId(1_709_287_205, 412)}`,
  syslog: `2024-03-01T10:00:05.123456+00:00 host7 ${withId(1_709_287_205, 412)}`,
  dmesg: `[  123.456789] ${withId(1_709_287_205, 412).slice('kernel: '.length)}`,
  'audit.log': `type=AVC msg=audit(1709287205.123:412): ${record}`,
  journal: `Mar 01 10:00:05 host7 audit[7]: AVC ${record}`,
  'journal.json': JSON.stringify({
    _TRANSPORT: 'kernel',
    _HOSTNAME: 'host7',
    MESSAGE: withId(1_709_287_205, 412).slice('kernel: '.length),
  }),
  'audit-journal.json': JSON.stringify({
    _TRANSPORT: 'audit',
    _AUDIT_ID: '412',
    _SOURCE_REALTIME_TIMESTAMP: '1709287205123000',
    _HOSTNAME: 'host7',
    MESSAGE: `AVC ${record}`,
  }),
};

async function diagnose(files: Readonly<Record<string, string>>): Promise<Diagnosis> {
  const diagnoser = createDiagnoser(knowledge);
  if (!diagnoser.ok) throw new Error(diagnoser.error.code);
  await readPaste(
    (async function* () {
      for (const [file, text] of Object.entries(files)) yield { file, bytes: Buffer.from(`first line\n${text}\n`) };
    })(),
    diagnoser.value.reader,
  );
  return diagnoser.value.end();
}

describe('one event', () => {
  it('counts once, however many logs tell of it', async () => {
    expect((await diagnose(copies)).findings).toMatchObject([
      { count: 1, first: '2024-03-01T10:00:05.123Z', last: '2024-03-01T10:00:05.123Z' },
    ]);
  });

  it.each(Object.keys(copies))('counts once in %s and any other log', async (file) => {
    for (const other of Object.keys(copies)) {
      if (other === file) continue;
      const { findings } = await diagnose({ [file]: copies[file] ?? '', [other]: copies[other] ?? '' });
      expect(findings, other).toMatchObject([{ count: 1 }]);
      expect(findings[0]?.at[0]).toEqual({ file, line: 2 });
    }
  });
});

it('tells the first and the last time where an older file stands behind a newer one', async () => {
  const { findings } = await diagnose({
    'kern.log': `${withId(1_709_287_500, 7)}\n${withId(1_709_287_600, 8)}`,
    'kern.log.1': `${withId(1_709_287_100, 5)}\n${withId(1_709_287_200, 6)}`,
  });
  expect(findings).toMatchObject([{ count: 4, first: '2024-03-01T09:58:20.123Z', last: '2024-03-01T10:06:40.123Z' }]);
});
