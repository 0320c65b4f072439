import type { Diagnosis, Finding, Step } from '@whyblocked/contract';
import { aboutBlocks, type ChatNotice } from '@whyblocked/render';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buttonsOf, diagnosis, expectSendable, finding, REPORT, textOf } from '../chat.fixture.ts';
import { boundedDiagnosis } from '../memory/bounded-diagnosis.ts';
import { decodeMemory, encodeMemory, MEMORY_FILE } from '../memory/card-memory.ts';
import { evidenceText } from '../memory/evidence-text.ts';
import { blocksCard } from './blocks-card.ts';
import { CARD_LIMITS } from './budget.ts';
import { candidateInterfaces } from './candidate-interfaces.ts';
import { diagnosisCard } from './diagnosis-card.ts';
import { layCard } from './lay-card.ts';
import { noticeCard } from './notice-card.ts';
import { pagedCard } from './paged-card.ts';
import { reportCard } from './report-card.ts';
import { whatIfCard } from './what-if-card.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 60);

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('```', '\n# h\n', '@everyone', '<@1>', '[a](https://example.com)', 'discord.gg/x', '\u202e\u200b'),
  fc
    .tuple(fc.constantFrom('x', '`', '_', '\u{1f600}', 'a b '), fc.integer({ min: 1, max: 3_000 }))
    .map(([unit, times]) => unit.repeat(times)),
);
const id = fc.stringMatching(/^[a-z2-7]{20}$/).map((letters) => `wb1-${letters}`);
const grants = fc.array(
  fc.record({
    name: fc.oneof(fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12})?$/), text),
    rule: text,
    blanket: fc.boolean(),
  }),
  { maxLength: 12 },
);

const findings: fc.Arbitrary<readonly Finding[]> = fc.array(
  fc
    .record({
      id,
      grants,
      subject: text,
      path: text,
      lines: fc.array(text, { maxLength: 3 }),
      outcome: fc.constantFrom<Finding['outcome']>(
        'connect-interface',
        'harmless',
        'no-interface',
        'unknown',
        'declare-plug',
      ),
      isTrouble: fc.boolean(),
    })
    .map(({ grants: some, subject, path, lines, isTrouble, ...parts }) => {
      const [grant] = finding().interfaces;
      return finding({
        ...parts,
        subject: { owner: 'snap-app', label: subject, snap: subject, app: subject },
        access: { kind: 'file', path, mask: 'r' },
        interfaces: grant ? some.map((one) => ({ ...grant, ...one })) : [],
        evidence: lines.map((line, at) => ({ line: at + 1, text: line })),
        ...(isTrouble ? { trouble: { source: 'event', message: path, layers: [path], reason: subject } as const } : {}),
      });
    }),
  { maxLength: 40 },
);

const anything: fc.Arbitrary<Diagnosis> = fc
  .record({
    findings,
    steps: fc.array(fc.record({ argv: fc.array(text, { maxLength: 4 }), patch: text }), { maxLength: 5 }),
    unread: fc.array(text, { maxLength: 12 }),
    connect: fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 40 }),
  })
  .map(({ findings: some, steps, unread, connect }) => {
    const [first] = some;
    const base = diagnosis(some);
    return {
      ...base,
      plan: steps.map(
        ({ argv, patch }): Step => ({
          actor: 'user',
          action: 'run',
          argv,
          patch,
          reason: { code: 'if-plug-is-listed' },
          ...(first ? { grants: [first.id] } : {}),
        }),
      ),
      connections: first
        ? [
            {
              snap: first.subject.label,
              connect: connect.map((name) => ({ interface: name, privilege: 2, answers: [first.id] })),
              stays: [],
              exact: true,
            },
          ]
        : [],
      input: { ...base.input, unread: unread.map((file) => ({ code: 'damaged', file, count: 1 })) },
    };
  });

const MEMORY = { name: MEMORY_FILE, bytes: new Uint8Array(3) };
const notices: fc.Arbitrary<readonly ChatNotice[]> = fc.array(
  text.map((file) => ({ code: 'file-not-read', file, why: 'gone' }) as const),
  { maxLength: 5 },
);

describe('whatever the answer is', () => {
  it('its card is one that Discord takes, says the verdict, and can be deleted or shared', () => {
    fc.assert(
      fc.property(anything, notices, fc.boolean(), (answer, said, isPrivate) => {
        const card = diagnosisCard(answer, {
          ownerId: '1'.repeat(20),
          visibility: isPrivate ? 'private' : 'public',
          notices: said,
          memory: MEMORY,
        });
        expectSendable(card);
        expect(textOf(card)).toMatch(/^### /);
        expect(textOf(card)).toContain('Policy of snapd 2.77.');
        expect(Object.keys(buttonsOf(card))).toContain(isPrivate ? 'Share' : 'Delete');
      }),
      { numRuns },
    );
  });

  it('so are all pages of it', () => {
    fc.assert(
      fc.property(anything, (answer) => {
        const blocks = answer.findings.map(({ evidence }) => ({ kind: 'evidence', lines: evidence }) as const);
        for (let page = 0; page < 25; page++) {
          const card = pagedCard(blocks, { act: 'turn-details', page, memory: MEMORY });
          if (blocks.some(({ lines }) => lines.some((line) => line.text.trim() !== ''))) expectSendable(card);
        }
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  });

  it('so are what would be if something were connected, and reports of it', () => {
    fc.assert(
      fc.property(anything, (answer) => {
        const candidates = candidateInterfaces(answer);
        expect(candidates.all.length).toBeLessThanOrEqual(25);
        const stays = answer.findings.map(({ subject, id: findingId, access }) => ({
          findingId,
          subject,
          count: 1,
          access: access ?? ({ kind: 'userns', mask: '' } as const),
          rules: [],
          why: 'not-permitted' as const,
          conditions: [],
        }));
        const whatIf = {
          schema: 'whyblocked/what-if@1' as const,
          connect: candidates.all.map((name) => ({ interface: name })),
          goes: stays,
          stays,
          opens: { counts: { file: 1 }, sensitive: [], deviceCgroup: 'none' as const, closed: [] },
          omitted: { goes: 0, stays: 3 },
          knowledge: { version: '', snapd: '2.77' },
        };
        expectSendable(whatIfCard(whatIf, { candidates, memory: MEMORY }));
        const [line] = evidenceText(answer).split('\n');
        expectSendable(reportCard({ ...REPORT, note: line ?? '', ran: line ?? '', diagnosis: answer }));
      }),
      { numRuns },
    );
  });

  it('what its buttons need is carried along, and is small', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (answer) => {
        const bytes = await encodeMemory({ diagnosis: answer });
        expect(bytes.length).toBeLessThan(2 * 1024 * 1024);
        expect(await decodeMemory(bytes)).toEqual({
          ok: true,
          value: { version: 1, diagnosis: JSON.parse(JSON.stringify(boundedDiagnosis(answer))) },
        });
        expect(evidenceText(answer).length).toBeLessThanOrEqual(200_000);
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

it('a card takes whatever buttons and files it is given, as far as it may', () => {
  const button = (n: number) => ({ kind: 'button', style: 'secondary', label: `b${n}`, customId: `x${n}` }) as const;
  const card = layCard({
    sections: Array.from({ length: 30 }, (_, rank) => ({
      blocks: [{ kind: 'paragraph', text: `p${rank}` }],
      rank,
      most: 100,
    })),
    buttons: Array.from({ length: 12 }, (_, n) => button(n)),
  });
  expectSendable(card);
  expect(textOf(card)).toMatch(/^p0\np1\n/);
  expect(CARD_LIMITS).toEqual({ components: 40, chars: 4_000 });
});

it('notices and other blocks fit, too', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
      expectSendable(noticeCard(texts.map((name) => ({ code: 'unknown', what: 'addon', name, near: texts }))));
      expectSendable(
        blocksCard(
          [
            { kind: 'headline', text: 'x' },
            { kind: 'list', items: texts },
          ],
          {},
        ),
      );
    }),
    { numRuns },
  );
  const facts = { version: '1', snapd: '2.77', hears: 'messages', hasPages: true, takesReports: true } as const;
  const about = blocksCard(aboutBlocks(facts), {});
  expectSendable(about);
  expect(about.files).toEqual([]);
});
