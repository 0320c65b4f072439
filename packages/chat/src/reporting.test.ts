import type { CommunityVerbs, Identity, ReportInput } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import {
  ALEX,
  buttonsOf,
  community,
  deps,
  diagnosis,
  file,
  finding,
  HeardReply,
  LINE,
  memoryOf,
  REPORT,
  SAM,
  textOf,
  verbs,
} from './chat.fixture.ts';
import type { ChatDeps } from './chat-deps.ts';
import { createChat } from './create-chat.ts';
import { customId } from './ids/custom-id.ts';
import type { Card } from './ports/card.ts';
import type { Submission } from './ports/inbound.ts';

const FIELDS = { place: 'metallb on 1.32-strict/stable x86_64', outcome: 'failed', ran: 'microk8s enable metallb' };

function reporting(parts: Partial<CommunityVerbs> = {}, more: Partial<ChatDeps> = {}) {
  const kept = community(parts);
  const posted: Card[] = [];
  const maintainers = {
    channelId: '2',
    userIds: new Set([SAM.userId]),
    post: async (card: Card) => {
      posted.push(card);
      return { ok: true, value: { messageId: '5' } } as const;
    },
  };
  const chat = createChat(deps({ community: kept, maintainers, ...more }));
  const submit = async (submission: Partial<Submission>) => {
    const reply = new HeardReply();
    const form = { id: '4', asker: ALEX, customId: customId({ act: 'report' }), fields: FIELDS, files: {} };
    return { reply, told: await chat.submit({ ...form, ...submission }, reply) };
  };
  return { kept, posted, chat, submit };
}

describe('somebody reports an addon', () => {
  it('and gets a form, with what was told filled in', async () => {
    const reply = new HeardReply();
    const options = { addon: 'core/metallb', track: '1.32', confinement: 'strict' };
    await reporting().chat.call({ id: '1', asker: ALEX, name: 'report', options, files: {} }, reply);
    const [said] = reply.said;
    expect(said?.kind === 'form' && said.form.fields[0]).toMatchObject({ value: 'core/metallb on 1.32 strict' });
  });

  it('and it is stored under a hash of the account, with the redacted lines of the log; maintainers are shown it', async () => {
    const { kept, posted, submit } = reporting();
    const { reply, told } = await submit({ files: { files: [file('a.log', LINE, 'my name is ada')] } });
    expect(told).toMatchObject({ handler: 'form:report', outcome: 'answered' });
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
    expect(textOf(reply.card)).toContain(`Your report is ${REPORT.id}`);
    const [input, by] = (kept.calls[0]?.args ?? []) as [ReportInput, Identity];
    expect(input).toEqual({
      subject: {
        kind: 'addon',
        addon: 'metallb',
        outcome: 'failed',
        environment: { track: '1.32', confinement: 'strict', architecture: 'amd64' },
      },
      ran: 'microk8s enable metallb',
      log: `${LINE}\n`,
    });
    expect(by).toEqual({ name: `discord:${'0'.repeat(30)}11`, role: 'reporter' });
    expect(posted.map(textOf)[0]).toContain('core/metallb failed on 1.32, strict, amd64');
  });

  it('and is told which file could not be read; the report is stored all the same', async () => {
    const { kept, submit } = reporting();
    const { reply } = await submit({ files: { files: [file('a.log', { ok: false, error: { code: 'gone' } })] } });
    expect(textOf(reply.card)).toContain('Thank you.');
    expect(textOf(reply.card)).toContain('Not read: a.log');
    expect(kept.calls[0]?.args[0]).not.toHaveProperty('log');
  });

  it('that they had reported before: nothing is posted again', async () => {
    const again = { ok: true, value: { report: REPORT, duplicateOf: REPORT.id } } as const;
    const { posted, submit } = reporting({ submitReport: async () => again });
    expect(textOf((await submit({})).reply.card)).toContain('You had said exactly this before');
    expect(posted).toEqual([]);
  });

  it.each([
    [{ ...FIELDS, place: 'metallb' }, 'report-place'],
    [{ ...FIELDS, place: '' }, 'report-place'],
    [{ ...FIELDS, place: 'metallb 1.32 amd64' }, 'report-place'],
    [{ ...FIELDS, outcome: 'maybe' }, 'report-outcome'],
  ])('with %j, and is told what is missing', async (fields, code) => {
    const { kept, submit } = reporting();
    expect((await submit({ fields })).told).toMatchObject({ outcome: 'refused', code });
    expect(kept.calls).toEqual([]);
  });

  it('while the database is down: it is refused kindly, and what they wrote is attached', async () => {
    const down = { submitReport: async () => ({ ok: false, error: { code: 'community-unavailable' } }) as const };
    const { reply, told } = await reporting(down).submit({ files: { files: [file('a.log', LINE)] } });
    expect(told).toMatchObject({ outcome: 'refused', code: 'reports-unavailable' });
    const [attached] = reply.card.files;
    expect(JSON.parse(new TextDecoder().decode(attached?.bytes))).toMatchObject({ log: `${LINE}\n` });
  });

  it.each([
    [{ code: 'unknown-addon', addon: 'metallb', near: ['core/metallb'] }, 'Perhaps you mean core/metallb'],
    [{ code: 'too-many', what: 'reports', retryAfterMs: 600_000 }, 'Report again in 10 minutes'],
    [{ code: 'invalid-fields', errors: [{ field: 'ran', detail: 'Too long.' }] }, 'ran: Too long.'],
  ] as const)('and it is refused: %j', async (error, words) => {
    const { submit } = reporting({ submitReport: async () => ({ ok: false, error }) });
    expect(textOf((await submit({})).reply.card)).toContain(words);
  });
});

describe('somebody presses This is wrong', () => {
  it('and what they say is stored with the lines that the answer rests on', async () => {
    const { chat, kept } = reporting();
    const answer = new HeardReply();
    await chat.call({ id: '1', asker: ALEX, name: 'why', options: { text: LINE }, files: {} }, answer);
    const opened = new HeardReply();
    const customIdOf = buttonsOf(answer.card)['This is wrong'] ?? '';
    const messageId = '90';
    await chat.press({ id: '2', asker: SAM, customId: customIdOf, values: [], messageId }, opened);
    const [said] = opened.said;
    if (said?.kind !== 'form') throw new Error('no form');
    const reply = new HeardReply();
    const memory = memoryOf(answer.card);
    const fields = { expected: 'The camera is connected.', note: '' };
    await chat.submit(
      { id: '3', asker: SAM, customId: said.form.customId, fields, files: {}, ...(memory ? { memory } : {}) },
      reply,
    );
    expect(kept.calls[0]?.args[0]).toEqual({
      subject: { kind: 'answer', findingId: finding().id, expected: 'The camera is connected.' },
      log: `${LINE}\n`,
    });
    expect(textOf(reply.card)).toContain('Thank you.');
  });
});

describe('a maintainer', () => {
  const press = (act: Parameters<typeof customId>[0]['act'], asker = SAM) => ({
    id: '6',
    asker,
    customId: customId({ act, about: REPORT.id }),
    values: [],
    messageId: '5',
  });

  it('accepts a report, and the card says so and offers nothing more', async () => {
    const { chat, kept } = reporting();
    const reply = new HeardReply();
    await chat.press(press('accept'), reply);
    expect(kept.calls).toEqual([
      {
        verb: 'decideReport',
        args: [REPORT.id, { action: 'accept' }, { name: `discord:${'0'.repeat(30)}22`, role: 'maintainer' }],
      },
    ]);
    expect(reply.kinds).toEqual(['hold', 'update']);
    expect(textOf(reply.card)).toContain('accepted');
    expect(buttonsOf(reply.card)).toEqual({});
  });

  it.each([
    [
      'accept-as',
      { status: 'works-with-notes', says: 'Give it raw sockets.', ran: 'microk8s enable metallb' },
      { action: 'accept', status: 'works-with-notes', says: 'Give it raw sockets.', ran: 'microk8s enable metallb' },
    ],
    ['ask-reporter', { reason: 'Which revision?' }, { action: 'ask', reason: 'Which revision?' }],
    ['merge', { into: 'rep-bbbbbbbbbbbbbbbb' }, { action: 'merge', into: 'rep-bbbbbbbbbbbbbbbb' }],
    ['reject', { reason: 'No log.' }, { action: 'reject', reason: 'No log.' }],
  ] as const)('decides in words: %s', async (act, fields, action) => {
    const { chat, kept, submit } = reporting();
    const opened = new HeardReply();
    expect(await chat.press(press(act), opened)).toMatchObject({ outcome: 'form-opened' });
    const [said] = opened.said;
    if (said?.kind !== 'form') throw new Error('no form');
    expect(Object.keys(fields).toSorted()).toEqual(said.form.fields.map(({ id }) => id).toSorted());
    const { reply } = await submit({ asker: SAM, customId: said.form.customId, fields });
    expect(kept.calls[0]?.args[1]).toEqual(action);
    expect(reply.kinds).toEqual(['hold', 'update']);
  });

  it('is told why it cannot be decided so', async () => {
    const state = { code: 'wrong-state', state: 'merged', action: 'accept' } as const;
    const { chat } = reporting({ decideReport: async () => ({ ok: false, error: state }) });
    const reply = new HeardReply();
    await chat.press(press('accept'), reply);
    expect(textOf(reply.card)).toBe('The report is merged: accept is not possible any more.');
  });

  it.each([
    ['somebody else', ALEX],
    ['a maintainer in another channel', { ...SAM, channelId: '3' }],
  ])('is not %s', async (_, asker) => {
    const { chat, kept, submit } = reporting();
    for (const act of ['accept', 'reject'] as const) {
      expect(await chat.press(press(act, asker), new HeardReply())).toMatchObject({ code: 'not-a-maintainer' });
    }
    const { told } = await submit({ asker, customId: customId({ act: 'reject', about: REPORT.id }) });
    expect(told).toMatchObject({ code: 'not-a-maintainer' });
    expect(kept.calls).toEqual([]);
  });

  it('sees what the log says, with text that stays text', async () => {
    const said = '@everyone\n# x';
    const report = { ...REPORT, note: said, diagnosis: diagnosis([finding({ evidence: [{ line: 1, text: said }] })]) };
    const { posted, submit } = reporting(
      { submitReport: async () => ({ ok: true, value: { report } }) },
      { verbs: verbs() },
    );
    await submit({});
    expect(posted.map(textOf)[0]).toContain('\\@everyone\\\\u{a}# x');
  });
});

describe('who reported', () => {
  const asked = {
    ...REPORT,
    state: 'asked' as const,
    decisions: [
      {
        at: '2026-02-01T00:00:00.000Z',
        by: 'discord:bb',
        from: 'queued' as const,
        to: 'asked' as const,
        action: { action: 'ask' as const, reason: 'Which revision?' },
      },
    ],
  };
  const list: Partial<CommunityVerbs> = { listReports: async () => ({ ok: true, value: { reports: [asked] } }) };
  const open = async (chat: ReturnType<typeof reporting>['chat']) => {
    const reply = new HeardReply();
    const call = { id: '1', asker: ALEX, name: 'whyblocked', subcommand: 'reports', options: {}, files: {} };
    await chat.call(call, reply);
    return reply;
  };

  it('sees what became of it, and answers the question of a maintainer', async () => {
    const { chat, kept, submit } = reporting(list);
    const reply = await open(chat);
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
    expect(textOf(reply.card)).toContain('Which revision?');
    const opened = new HeardReply();
    const id = buttonsOf(reply.card)['Answer 1'] ?? '';
    await chat.press({ id: '2', asker: ALEX, customId: id, values: [], messageId: '5' }, opened);
    const [said] = opened.said;
    if (said?.kind !== 'form') throw new Error('no form');
    const { reply: after } = await submit({ customId: said.form.customId, fields: { reason: '6041' } });
    expect(after.kinds).toEqual(['hold', 'update']);
    expect(kept.calls[0]?.args).toEqual([
      REPORT.id,
      { action: 'answer', reason: '6041' },
      { name: `discord:${'0'.repeat(30)}11`, role: 'reporter' },
    ]);
  });

  it('takes it back; who did not report it cannot', async () => {
    const needs = { code: 'not-allowed', needs: 'its reporter' } as const;
    const refusing = { ...list, decideReport: async () => ({ ok: false, error: needs }) as const };
    for (const parts of [list, refusing]) {
      const { chat } = reporting(parts);
      const id = buttonsOf((await open(chat)).card)['Withdraw 1'] ?? '';
      const reply = new HeardReply();
      const press = { id: '2', asker: ALEX, customId: id, values: [], messageId: '5' };
      const told = await chat.press(press, reply);
      expect(told.outcome).toBe(parts === list ? 'answered' : 'refused');
    }
  });

  it('has reported nothing yet', async () => {
    const { chat } = reporting({ listReports: async () => ({ ok: true, value: { reports: [] } }) });
    expect(textOf((await open(chat)).card)).toContain('You have reported nothing yet');
  });
});

it('somebody whom another process answers is neither answered nor reported for twice', async () => {
  const { chat, kept, posted } = reporting();
  const reply = new HeardReply();
  reply.over = { code: 'expired' };
  const form = { id: '4', asker: ALEX, customId: customId({ act: 'report' }), fields: FIELDS, files: {} };
  expect(await chat.submit(form, reply)).toMatchObject({ outcome: 'not-sent', code: 'expired' });
  expect([kept.calls, posted, reply.kinds]).toEqual([[], [], ['acknowledge']]);
});
