import { readdirSync, readFileSync } from 'node:fs';
import { env } from 'node:process';
import { gzipSync } from 'node:zlib';
import { Diagnosis, limits } from '@whyblocked/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { redactDiagnosis } from '../redaction/redact-diagnosis.ts';
import { createDiagnoser } from './create-diagnoser.ts';
import { readPaste } from './read-paste.ts';

// `npm run fuzz` asks for more of them.
const numRuns = Number(env.FUZZ_RUNS ?? 1000);
const timeout = 60_000 + numRuns * 100;

const knowledge = knowledgeOf([
  policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')]),
  policy('log-observe', MANUAL, [rule('/var/log/** r,')]),
]);

/** Lines of every form that is read, as the fixtures have them. */
const folder = new URL('../../fixtures/forms/', import.meta.url);
const formTexts = readdirSync(folder)
  .filter((form) => !form.startsWith('.'))
  .flatMap((form) =>
    readdirSync(new URL(`${form}/`, folder))
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(new URL(`${form}/${name}`, folder), 'utf8')),
  );
const formLines = formTexts.flatMap((text) => text.split('\n'));

const denial = fc
  .record({
    snap: fc.constantFrom('thing', 'other', 'microk8s'),
    path: fc.constantFrom('/dev/video0', '/var/log/syslog', '/etc/thing.conf', '/home/ada/.ssh/id', '/proc/7/mem'),
    mask: fc.constantFrom('r', 'wc', 'k'),
    pid: fc.integer({ min: 2, max: 99_999 }),
  })
  .map(
    ({ snap, path, mask, pid }) =>
      `apparmor="DENIED" operation="open" class="file" profile="snap.${snap}.app" name="${path}" pid=${pid} comm="app" requested_mask="${mask}" denied_mask="${mask}" fsuid=1000 ouid=0`,
  );
const seccomp = fc
  .constantFrom(41, 161, 248)
  .map(
    (call) =>
      `type=1326 auid=1000 uid=1000 gid=1000 ses=2 subj=snap.thing.app pid=7 comm="app" exe="/snap/thing/x1/bin/app" sig=0 arch=c000003e syscall=${call} compat=0 ip=0x7f code=0x50000`,
  );
const record = fc.oneof(denial, seccomp);

/** A kernel log of these records, each with an audit id of its own. */
function logOf(records: readonly string[]): string {
  return records
    .map((one, n) => `[${String(100 + n).padStart(5)}.123456] audit: type=1400 audit(1709287200.123:${n + 1}): ${one}`)
    .map((line) => line.replace('type=1400 audit(', line.includes('type=1326') ? 'audit(' : 'type=1400 audit('))
    .join('\n');
}

async function diagnose(bytes: Uint8Array, file?: string): Promise<Diagnosis> {
  const diagnoser = createDiagnoser(knowledge);
  if (!diagnoser.ok) throw new Error(diagnoser.error.code);
  const part = { bytes, ...(file === undefined ? {} : { file }) };
  await readPaste(
    (async function* () {
      yield part;
    })(),
    diagnoser.value.reader,
  );
  return diagnoser.value.end();
}

const told = ({ findings }: Diagnosis): string[] =>
  findings
    .filter(({ kind }) => kind === 'denial')
    .map(({ id, count }) => `${id} ${count}`)
    .sort();

describe('any paste', () => {
  it('is answered in the contract, within its limits', { timeout }, async () => {
    const line = fc.oneof(
      fc.constantFrom(...formLines),
      record,
      fc.string({ maxLength: 80 }),
      fc.constantFrom(...formLines).chain((text) => fc.nat(text.length).map((end) => text.slice(end))),
      fc.constantFrom('', '```', '\u0000\u0000', '\u001b[31m', '{"MESSAGE":[1,2,300]}', '\ufeff', '\r'),
    );
    const separator = fc.constantFrom('\n', '\r\n', ' ', '\n\n');
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), separator, async (lines, between) => {
        const diagnosis = Diagnosis.parse(await diagnose(Buffer.from(lines.join(between))));
        expect(diagnosis.findings.length).toBeLessThanOrEqual(limits.findings);
        expect(diagnosis.input.recognised + diagnosis.input.skipped).toBe(diagnosis.input.lines);
        expect(diagnosis.input.skipped).toBeGreaterThanOrEqual(0);
      }),
      { numRuns },
    );
  });

  it('is answered whatever its bytes are', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        Diagnosis.parse(await diagnose(bytes));
      }),
      { numRuns },
    );
  });

  it('is answered the same when redacted twice, with the same ids', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(record, fc.constantFrom(...formLines)), { maxLength: 12 }), async (lines) => {
        const diagnosis = await diagnose(Buffer.from(lines.join('\n')));
        for (const extent of ['evidence', 'all'] as const) {
          const once = redactDiagnosis(diagnosis, extent);
          expect(Diagnosis.parse(once).findings.map(({ id }) => id)).toEqual(diagnosis.findings.map(({ id }) => id));
          expect(redactDiagnosis(once, extent)).toEqual(once);
        }
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  });
});

/** What happens to a log on its way into a paste. */
const dresses: Readonly<Record<string, (log: string) => Uint8Array>> = {
  'in a fence': (log) => Buffer.from(`\`\`\`\n${log}\n\`\`\``),
  quoted: (log) => Buffer.from(log.replace(/^/gm, '> ')),
  'quoted twice': (log) => Buffer.from(log.replace(/^/gm, '>> ')),
  'with CR LF': (log) => Buffer.from(log.replaceAll('\n', '\r\n')),
  'with CR alone': (log) => Buffer.from(log.replaceAll('\n', '\r')),
  'on one line': (log) => Buffer.from(log.replaceAll('\n', ' ')),
  numbered: (log) =>
    Buffer.from(
      log
        .split('\n')
        .map((line, n) => `${n + 1}: ${line}`)
        .join('\n'),
    ),
  coloured: (log) => Buffer.from(log.replaceAll('DENIED', '\u001b[01;31m\u001b[KDENIED\u001b[m\u001b[K')),
  'in UTF-16': (log) => Buffer.from(`\ufeff${log}`, 'utf16le'),
  'as HTML': (log) => Buffer.from(log.replaceAll('"', '&quot;')),
  'folded between fields': (log) => Buffer.from(log.replaceAll(' requested_mask=', '\n  requested_mask=')),
  'folded at 80 columns': (log) => Buffer.from(log.replace(/.{80}/g, '$&\n')),
  gzipped: (log) => gzipSync(log),
};

describe('a log on its way into a paste', () => {
  it.each(Object.entries(dresses))(
    'has the same denials %s',
    async (_name, dress) => {
      await fc.assert(
        fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (records) => {
          const log = logOf(records);
          expect(told(await diagnose(dress(log)))).toEqual(told(await diagnose(Buffer.from(log))));
        }),
        { numRuns: Math.ceil(numRuns / 10) },
      );
    },
    timeout,
  );

  it('has the same denials with a malformed line in it', { timeout }, async () => {
    const malformed = fc.oneof(
      fc.string({ maxLength: 60 }).map((text) => text.replaceAll('\n', ' ')),
      record.chain((one) => fc.nat(one.length).map((end) => one.slice(0, end))),
      fc.constantFrom(
        'audit: type=1400 audit(17:',
        '{"MESSAGE":"',
        'apparmor="DENIED',
        '\u0000',
        'time="x" level=error msg="',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        malformed,
        fc.nat(8),
        async (records, line, at) => {
          const lines = logOf(records).split('\n');
          const without = told(await diagnose(Buffer.from(lines.join('\n'))));
          const withIt = told(await diagnose(Buffer.from(lines.toSpliced(at, 0, line).join('\n'))));
          const ids = withIt.map((one) => one.split(' ')[0]);
          for (const one of without) expect(ids).toContain(one.split(' ')[0]);
        },
      ),
      { numRuns },
    );
  });
});
