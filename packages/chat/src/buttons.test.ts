import type { Diagnosis } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { withNested } from './cards/budget.ts';
import {
  ALEX,
  buttonsOf,
  community,
  deps,
  diagnosis,
  finding,
  HeardReply,
  LINE,
  MODERATOR,
  memoryOf,
  NOISE,
  SAM,
  textOf,
  verbs,
} from './chat.fixture.ts';
import type { ChatDeps } from './chat-deps.ts';
import { createChat } from './create-chat.ts';
import { customId } from './ids/custom-id.ts';
import type { Asker } from './ports/asker.ts';
import type { Card } from './ports/card.ts';
import type { Press } from './ports/inbound.ts';

/** A chat in which a log was answered, and what pressing a button of the card leads to. */
async function answered(answer: Diagnosis = diagnosis(), parts: Partial<ChatDeps> = {}, isPrivate = false) {
  const asked = verbs(answer);
  const chat = createChat(deps({ verbs: asked, ...parts }));
  const reply = new HeardReply();
  await chat.call({ id: '1', asker: ALEX, name: 'why', options: { text: LINE, private: isPrivate }, files: {} }, reply);
  const pressOn = async (card: Card, label: string, asker: Asker = ALEX, more: Partial<Press> = {}) => {
    const pressed = new HeardReply();
    const told = await chat.press({ ...pressOf(card, label, asker), ...more }, pressed);
    return { reply: pressed, told };
  };
  return { chat, asked, card: reply.card, press: pressOn };
}

function pressOf(card: Card, label: string, asker: Asker): Press {
  const memory = memoryOf(card);
  return {
    id: '2',
    asker,
    customId: buttonsOf(card)[label] ?? selectOf(card),
    values: [],
    messageId: '90',
    ...(memory ? { memory } : {}),
  };
}

function selectOf(card: Card): string {
  const select = card.components.flatMap(withNested).find((one) => one.kind === 'string-select');
  return select?.kind === 'string-select' ? select.customId : 'none';
}

const long = (n: number) =>
  finding({
    id: `wb1-${'a'.repeat(19)}${'abcdefgh'[n]}`,
    evidence: Array.from({ length: 3 }, (_, at) => ({ line: at + 1, text: `${n} ${'x'.repeat(900)}` })),
  });

describe('somebody presses Details', () => {
  it('and alone sees the whole answer', async () => {
    const { card, press } = await answered(diagnosis([finding(), { ...long(1), cause: 'x' }]));
    const { reply, told } = await press(card, 'Details', SAM);
    expect(told).toMatchObject({ handler: 'button:details', outcome: 'answered' });
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
    expect(textOf(reply.card)).toContain('**2\\. thing.app: read, write /dev/video0**');
  });

  it('page by page, where it is long; turning them changes the message', async () => {
    const { card, press } = await answered(diagnosis([0, 1, 2].map(long)));
    const first = (await press(card, 'Details')).reply.card;
    const next = Object.keys(buttonsOf(first)).find((label) => label.startsWith('Next')) ?? '';
    const { reply } = await press(first, next);
    expect(reply.kinds).toEqual(['hold', 'update']);
    expect(textOf(reply.card)).not.toBe(textOf(first));
    expect(textOf((await press(reply.card, 'Back')).reply.card)).toBe(textOf(first));
    expect(textOf(first) + textOf(reply.card)).toContain('**2\\. thing.app');
  });

  it('of a card whose memory is gone, and is told to ask again', async () => {
    const { card, press } = await answered();
    for (const memory of [
      async () => ({ ok: false, error: { code: 'gone' } }) as const,
      async () => ({ ok: true, value: new Uint8Array([1, 2, 3]) }) as const,
    ]) {
      const { reply, told } = await press(card, 'Details', ALEX, { memory });
      expect(told).toMatchObject({ outcome: 'refused', code: 'memory-gone' });
      expect(textOf(reply.card)).toContain('Ask again with the log');
    }
  });
});

it('somebody presses Noise, and sees what was folded', async () => {
  const { card, press } = await answered(diagnosis([finding(), NOISE]));
  const { reply } = await press(card, 'Noise (1)', SAM);
  expect(textOf(reply.card)).toContain('thing.app: use the capability perfmon (2 times, line 3)');
});

describe('somebody presses What if I connect it', () => {
  const grant = finding().interfaces[0];
  const both = finding({ interfaces: grant ? [grant, { ...grant, name: 'home' }] : [] });

  it('and sees what would go, stay and open, judged by the lines of the answer', async () => {
    const context = { connections: [{ value: 'home thing:home :home', at: { line: 1 } }] };
    const noise = { ...NOISE, evidence: [{ line: 9, text: 'noise' }] };
    const { asked, card, press } = await answered(diagnosis([finding(), noise], { context }));
    const { reply, told } = await press(card, 'What if I connect it', SAM);
    expect(told).toMatchObject({ outcome: 'answered' });
    expect(asked.asked.at(-1)).toBe(`camera: ${LINE}\n`);
    expect(textOf(reply.card)).toContain('With camera connected (snapd 2.77): 1 denial would go, 0 would stay.');
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
  });

  it('and chooses others in the same message', async () => {
    const { asked, card, press } = await answered(diagnosis([both]));
    const first = (await press(card, 'What if I connect it')).reply.card;
    const { reply } = await press(first, 'select', ALEX, { values: ['home', 'made-up'] });
    expect(reply.kinds).toEqual(['hold', 'update']);
    expect(asked.asked.at(-1)).toBe(`home: ${LINE}\n`);
  });

  it('is not offered where nothing can be connected', async () => {
    const { card } = await answered(diagnosis([finding({ outcome: 'no-interface', interfaces: [] })]));
    expect(Object.keys(buttonsOf(card))).not.toContain('What if I connect it');
  });
});

describe('somebody presses Share below a private answer', () => {
  it('and everybody sees it, redacted as it was, with buttons that work', async () => {
    const { card, press } = await answered(diagnosis(), {}, true);
    const { reply, told } = await press(card, 'Share');
    expect(told).toMatchObject({ outcome: 'answered' });
    expect(reply.said).toMatchObject([{ kind: 'hold' }, { kind: 'also', visibility: 'public' }]);
    expect(Object.keys(buttonsOf(reply.card))).toContain('Delete');
    expect(textOf((await press(reply.card, 'Details', SAM)).reply.card)).toContain('sudo snap connect');
  });

  it('where the bot may not write, and is told so', async () => {
    const { chat, card } = await answered(diagnosis(), {}, true);
    const reply = new HeardReply();
    reply.failure = { code: 'not-permitted' };
    expect(await chat.press(pressOf(card, 'Share', ALEX), reply)).toMatchObject({ outcome: 'not-sent' });
    expect(textOf(reply.card)).toContain('may not write here');
  });
});

describe('somebody presses Delete', () => {
  it.each([
    ['who asked', ALEX],
    ['a moderator', MODERATOR],
  ])('%s: the answer goes, and the log is answered anew', async (_, asker) => {
    const { chat, card, press } = await answered();
    const { reply, told } = await press(card, 'Delete', asker);
    expect(told).toMatchObject({ outcome: 'answered' });
    expect(reply.kinds).toEqual(['hold', 'remove']);
    const again = new HeardReply();
    const call = { id: '3', asker: SAM, name: 'why', options: { text: LINE }, files: {} };
    expect(await chat.call(call, again)).toMatchObject({ outcome: 'answered' });
  });

  it('somebody else: nothing happens, and they are told', async () => {
    const { card, press } = await answered();
    const { reply, told } = await press(card, 'Delete', SAM);
    expect(told).toMatchObject({ outcome: 'refused', code: 'not-yours' });
    expect(reply.kinds).toEqual(['hold', 'also']);
  });
});

describe('an answer that a card cannot hold, where there are pages', () => {
  const many = diagnosis(
    Array.from({ length: 8 }, (_, n) => ({
      ...long(n),
      access: { kind: 'file', path: `/${'y'.repeat(400)}`, mask: 'r' } as const,
    })),
  );

  it('gets one, which goes with it', async () => {
    const kept = community();
    const { card, press } = await answered(many, { community: kept, publicUrl: 'https://why.example' });
    expect(buttonsOf(card)['The whole answer']).toBe(`https://why.example/d/${'a'.repeat(26)}`);
    expect(card.files).toHaveLength(1);
    await press(card, 'Delete');
    expect(kept.calls.map(({ verb }) => verb)).toEqual(['shareDiagnosis', 'deleteShared']);
    expect(kept.calls[1]?.args).toEqual(['a'.repeat(26), 'hidden']);
  });

  it('gets none when only one person sees it, or no page can be made: it is attached', async () => {
    const kept = community();
    const hidden = await answered(many, { community: kept, publicUrl: 'https://why.example' }, true);
    expect(kept.calls).toEqual([]);
    const down = community({ shareDiagnosis: async () => ({ ok: false, error: { code: 'community-unavailable' } }) });
    const plain = await answered(many, { community: down, publicUrl: 'https://why.example' });
    for (const { card } of [hidden, plain]) {
      expect(card.files.map(({ name }) => name)).toContain('whyblocked-answer.md');
      expect(Object.keys(buttonsOf(card))).not.toContain('The whole answer');
    }
  });
});

it.each(['wb0.details..', '', 'x'.repeat(100), 'wb1.delete', 'wb1.delete.11.a.b', customId({ act: 'ask' })])(
  'a button of another release or another bot (%s) does nothing, and says so',
  async (id) => {
    const { chat } = await answered();
    const reply = new HeardReply();
    const press = { id: '2', asker: ALEX, customId: id, values: [], messageId: '1' };
    expect(await chat.press(press, reply)).toMatchObject({ outcome: 'refused', code: 'old-button' });
    expect(textOf(reply.card)).toContain('older release');
  },
);
