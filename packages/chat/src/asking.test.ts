import { describe, expect, it } from 'vitest';
import {
  ALEX,
  buttonsOf,
  deps,
  diagnosis,
  file,
  finding,
  HandClock,
  HeardReply,
  LINE,
  message,
  NOISE,
  SAM,
  settled,
  textOf,
  verbs,
} from './chat.fixture.ts';
import { createChat } from './create-chat.ts';
import type { CommandCall } from './ports/inbound.ts';
import type { PastedFile } from './ports/pasted-file.ts';
import { memorySettings } from './settings/settings-store.ts';

const why = (parts: Partial<CommandCall> = {}): CommandCall => ({
  id: '500',
  asker: ALEX,
  name: 'why',
  options: {},
  files: {},
  ...parts,
});

describe('somebody asks with /why', () => {
  it('and a text: it is acknowledged, then answered with the verdict, the command, the rule and its source', async () => {
    const reply = new HeardReply();
    const told = await createChat(deps()).call(why({ options: { text: LINE } }), reply);
    expect(told).toMatchObject({ handler: 'why', outcome: 'answered', verdict: 'connect-interface', findings: 1 });
    expect(reply.kinds).toEqual(['acknowledge', 'answer']);
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'public' });
    const text = textOf(reply.card);
    expect(text).toMatch(/^### thing may not read, write \/dev\/video0: the interface camera would permit it\./);
    expect(text).toContain('```sh\nsudo snap connect thing:camera\n```');
    expect(text).toContain('/dev/video[0-9]* krw');
    expect(text).toContain('interfaces/builtin/camera.go');
    expect(Object.keys(buttonsOf(reply.card))).toEqual(['Details', 'What if I connect it', 'This is wrong', 'Delete']);
  });

  it('and a file, or a file and a text: all of it is read as one', async () => {
    const asked = verbs();
    const chat = createChat(deps({ verbs: asked }));
    await chat.call(why({ files: { file: file('a.log', 'one\n', 'two\n') } }), new HeardReply());
    await chat.call(why({ options: { text: 'zero' }, files: { file: file('../a.log', 'one') } }), new HeardReply());
    expect(asked.asked).toEqual(['one\ntwo\n', 'zero\n[a.log]one']);
  });

  it('and nothing: a form is opened, and its text and files are answered as one', async () => {
    const asked = verbs();
    const chat = createChat(deps({ verbs: asked }));
    const opened = new HeardReply();
    expect(await chat.call(why(), opened)).toMatchObject({ outcome: 'form-opened' });
    const [said] = opened.said;
    if (said?.kind !== 'form') throw new Error('no form');
    const reply = new HeardReply();
    const files = { files: [file('a.log', 'a'), file('a.log', 'b')] };
    await chat.submit({ id: '1', asker: ALEX, customId: said.form.customId, fields: { text: 'pasted' }, files }, reply);
    expect(asked.asked).toEqual(['pasted\n[a.log]a[a.log (2)]b']);
    expect(reply.kinds).toEqual(['acknowledge', 'answer']);
  });

  it('privately: only they see the answer, which may be shared and needs no deleting', async () => {
    const reply = new HeardReply();
    await createChat(deps()).call(why({ options: { text: LINE, private: true } }), reply);
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
    expect(Object.keys(buttonsOf(reply.card))).toContain('Share');
    expect(Object.keys(buttonsOf(reply.card))).not.toContain('Delete');
  });

  it('on one line, since the client has joined them: the lines are parted again', async () => {
    const asked = verbs();
    const line = (second: number) => `Mar  1 10:00:0${second} host7 kernel: audit: ${'x'.repeat(100)} end`;
    await createChat(deps({ verbs: asked })).call(
      why({ options: { text: [line(1), line(2), line(3)].join(' ') } }),
      new HeardReply(),
    );
    expect(asked.asked).toEqual([`${line(1)}\n${line(2)}\n${line(3)}\n`]);
  });

  it('and noise is in it: it is counted, and shown by a button', async () => {
    const reply = new HeardReply();
    await createChat(deps({ verbs: verbs(diagnosis([finding(), NOISE])) })).call(
      why({ options: { text: LINE } }),
      reply,
    );
    expect(textOf(reply.card)).toContain('1 harmless refusal is folded');
    expect(Object.keys(buttonsOf(reply.card))).toContain('Noise (1)');
  });

  it('and nothing is found: it says so, and what to paste, with commands of the system that was recognised', async () => {
    const at = { line: 1 };
    const context = { microk8s: { track: { value: '1.32', at } } };
    const reply = new HeardReply();
    await createChat(deps({ verbs: verbs(diagnosis([], { context })) })).call(why({ options: { text: 'hm' } }), reply);
    const text = textOf(reply.card);
    expect(text).toContain('Nothing in this text is a refusal or a trouble');
    expect(text).toContain('```sh\nmicrok8s inspect\n```');
    expect(text).toContain('```sh\njournalctl --since -5min\n```');
    expect(Object.keys(buttonsOf(reply.card))).toEqual(['This is wrong', 'Delete']);
  });

  it('and more is found than a card holds: the whole answer is attached', async () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      finding({
        id: `wb1-${'a'.repeat(19)}${'abcdefghijklmnopqrst'[n]}`,
        access: { kind: 'file', path: `/${'long/'.repeat(100)}`, mask: 'r' },
      }),
    );
    const reply = new HeardReply();
    await createChat(deps({ verbs: verbs(diagnosis(many)) })).call(why({ options: { text: LINE } }), reply);
    const attached = reply.card.files.find(({ name }) => name === 'whyblocked-answer.md');
    expect(new TextDecoder().decode(attached?.bytes)).toContain('sudo snap connect thing:camera');
    expect(textOf(reply.card)).toContain('the whole answer is in the file');
  });
});

describe('somebody asks about a message of somebody else', () => {
  it('by its menu: they alone see the answer', async () => {
    const asked = verbs();
    const reply = new HeardReply();
    const target = message('```sh\none\n```\nand\n```\ntwo\n```', [file('b.log', 'three')]);
    await createChat(deps({ verbs: asked })).call(why({ name: 'Why is this blocked?', target }), reply);
    expect(asked.asked).toEqual(['one\n\n\nand\n\n\ntwo\n[b.log]three']);
    expect(reply.said[0]).toEqual({ kind: 'acknowledge', visibility: 'private' });
  });

  it('that has nothing to read: it says what is needed', async () => {
    const reply = new HeardReply();
    const told = await createChat(deps()).call(why({ name: 'Why is this blocked?', target: message('') }), reply);
    expect(told).toMatchObject({ outcome: 'refused', code: 'nothing-pasted' });
    expect(textOf(reply.card)).toContain('There is nothing to read here');
  });
});

describe('somebody mentions the bot', () => {
  const mention = (text: string, more: object = {}) =>
    ({ id: '8', asker: ALEX, way: 'mention', message: message(text), ...more }) as const;

  it('in a message with a log', async () => {
    const asked = verbs();
    const reply = new HeardReply();
    const told = await createChat(deps({ verbs: asked })).hear(mention(`<@99> ${LINE}`), reply);
    expect(told).toMatchObject({ handler: 'mention', outcome: 'answered' });
    expect(asked.asked).toEqual([`${LINE}\n`]);
  });

  it('in a reply to a message with a log', async () => {
    const asked = verbs();
    await createChat(deps({ verbs: asked })).hear(
      mention('<@99> what is that?', { repliedTo: message(LINE) }),
      new HeardReply(),
    );
    expect(asked.asked).toEqual([`${LINE}\nwhat is that?\n`]);
  });

  it('below fragments that they pasted before: these are joined', async () => {
    const asked = verbs();
    const earlier = async () => [message('hello'), message(`${LINE} 1`), message(`${LINE} 2`)];
    await createChat(deps({ verbs: asked })).hear(mention('<@99>', { earlier }), new HeardReply());
    expect(asked.asked).toEqual([`${LINE} 1\n${LINE} 2\n`]);
  });

  it('with nothing, where earlier messages cannot be read: it asks for the log', async () => {
    const reply = new HeardReply();
    await createChat(deps()).hear(mention('<@99>'), reply);
    expect(textOf(reply.card)).toContain('earlier messages cannot be seen');
  });

  it('where answers are private: it says how to ask', async () => {
    const settings = memorySettings();
    await settings.set('1', { isOn: true, spotIn: [], answers: 'private' });
    const reply = new HeardReply();
    const told = await createChat(deps({ settings })).hear(mention(LINE), reply);
    expect(told).toMatchObject({ outcome: 'refused', code: 'answers-are-private' });
  });
});

it('somebody writes to the bot directly, and is answered', async () => {
  const { guildId: _none, ...asker } = ALEX;
  const reply = new HeardReply();
  const told = await createChat(deps()).hear({ id: '8', asker, way: 'direct', message: message(LINE) }, reply);
  expect(told).toMatchObject({ handler: 'direct', outcome: 'answered' });
});

describe('a log stands in a channel where logs are spotted', () => {
  const spotted = (text: string, files: readonly PastedFile[] = []) =>
    ({ id: '8', asker: ALEX, way: 'spotted', message: message(text, files) }) as const;

  it('and is answered, when something certainly is refused', async () => {
    const reply = new HeardReply();
    expect(await createChat(deps()).hear(spotted(LINE), reply)).toMatchObject({ outcome: 'answered' });
    expect(reply.kinds).toEqual(['answer']);
  });

  it.each([
    ['talk', diagnosis(), 'are you coming to lunch?'],
    ['a log without a refusal', diagnosis([]), LINE],
    ['noise', diagnosis([NOISE]), LINE],
    ['a guess', diagnosis([finding({ confidence: 'possible' })]), LINE],
  ])('and nobody hears of %s', async (_, answer, text) => {
    const reply = new HeardReply();
    expect(await createChat(deps({ verbs: verbs(answer) })).hear(spotted(text), reply)).toMatchObject({
      outcome: 'ignored',
    });
    expect(reply.said).toEqual([]);
  });

  it('beside pictures, which are not fetched', async () => {
    const picture: PastedFile = {
      name: 'screen.PNG',
      sizeBytes: 10,
      open: () => {
        throw new Error('fetched');
      },
    };
    const asked = verbs();
    await createChat(deps({ verbs: asked })).hear(spotted(LINE, [picture]), new HeardReply());
    expect(asked.asked).toEqual([`${LINE}\n`]);
  });
});

describe('the same log again', () => {
  it('is answered with the place of the earlier answer, in whatever form it comes', async () => {
    const asked = verbs();
    const chat = createChat(deps({ verbs: asked }));
    await chat.call(why({ options: { text: LINE } }), new HeardReply());
    const reply = new HeardReply();
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${LINE}\r\n`, 'utf16le')]);
    expect(await chat.call(why({ asker: SAM, files: { file: file('x', utf16) } }), reply)).toMatchObject({
      outcome: 'repeated',
    });
    expect(buttonsOf(reply.card)).toMatchObject({ 'The earlier answer': 'https://discord.com/channels/1/2/90' });
    expect(asked.asked).toHaveLength(1);
  });

  it.each([
    ['in another channel', { asker: { ...ALEX, channelId: '3' } }],
    ['privately', { options: { text: LINE, private: true } }],
  ])('is answered anew %s', async (_, parts) => {
    const chat = createChat(deps());
    await chat.call(why({ options: { text: LINE } }), new HeardReply());
    const again = await chat.call(why({ options: { text: LINE }, ...parts }), new HeardReply());
    expect(again).toMatchObject({ outcome: 'answered' });
  });

  it('is answered anew when the earlier answer is gone', async () => {
    const chat = createChat(deps());
    await chat.call(why({ options: { text: LINE } }), new HeardReply());
    chat.forget('90');
    expect(await chat.call(why({ options: { text: LINE } }), new HeardReply())).toMatchObject({ outcome: 'answered' });
  });
});

describe('a file', () => {
  it('that cannot be read is named with the reason', async () => {
    const reply = new HeardReply();
    const gone = file('**a**.log', { ok: false, error: { code: 'gone' } });
    expect(await createChat(deps()).call(why({ files: { file: gone } }), reply)).toMatchObject({
      outcome: 'refused',
      code: 'file-not-read',
    });
    expect(textOf(reply.card)).toContain('\\*\\*a\\*\\*.log');
  });

  it('that breaks off in the middle is answered as far as it came, and said to be', async () => {
    const reply = new HeardReply();
    const half = file('a.log', LINE, { ok: false, error: { code: 'unreachable' } });
    expect(await createChat(deps()).call(why({ files: { file: half } }), reply)).toMatchObject({ outcome: 'answered' });
    expect(textOf(reply.card)).toContain('Not read: a.log: Discord did not give it');
  });

  it('that is announced as too large is not fetched', async () => {
    const huge: PastedFile = {
      name: 'huge.log',
      sizeBytes: 100 * 1024 * 1024,
      open: () => {
        throw new Error('fetched');
      },
    };
    const reply = new HeardReply();
    await createChat(deps()).call(why({ files: { file: huge } }), reply);
    expect(textOf(reply.card)).toContain('larger than 64.0 MiB');
  });

  it('that is large is read while it arrives', async () => {
    const asked = verbs();
    const mebibyte = new Uint8Array(1024 * 1024).fill(97);
    const large = file('large.log', ...Array.from({ length: 20 }, () => mebibyte));
    const reply = new HeardReply();
    await createChat(deps({ verbs: asked })).call(why({ files: { file: large } }), reply);
    expect(asked.asked.map(({ length }) => length)).toEqual([20 * 1024 * 1024]);
  });
});

describe('time', () => {
  /** A file that gives what it is told to, and then nothing more. */
  const hanging = (name: string, ...chunks: readonly string[]): PastedFile => ({
    ...file(name, ...chunks),
    sizeBytes: 5 * 1024 * 1024,
    async *open() {
      for (const chunk of chunks) yield { ok: true, value: new TextEncoder().encode(chunk) };
      await new Promise(() => undefined);
    },
  });

  it('shows how far it is while a file arrives, and answers with what is there when it does not', async () => {
    const clock = new HandClock();
    const asked = verbs();
    const reply = new HeardReply();
    const run = createChat(deps({ clock, verbs: asked })).call(why({ files: { file: hanging('a.log', LINE) } }), reply);
    await clock.pass(10_000);
    expect(reply.kinds).toEqual(['acknowledge', 'progress', 'progress', 'progress']);
    await clock.pass(10_000);
    expect(await run).toMatchObject({ outcome: 'answered' });
    expect(asked.asked).toEqual([LINE]);
    expect(textOf(reply.card)).toContain('Not all of it arrived in time');
    expect(clock.waiting).toBe(0);
  });

  it('lets no word of how far it is come after the answer', async () => {
    const clock = new HandClock();
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<ReturnType<typeof verbs>['diagnose']>>>();
    const shown = Promise.withResolvers<void>();
    const reply = new HeardReply();
    const progress = reply.progress.bind(reply);
    reply.progress = async (card) => {
      await shown.promise;
      return progress(card);
    };
    const run = createChat(deps({ clock, verbs: verbs(() => promise) })).call(why({ options: { text: LINE } }), reply);
    await clock.pass(4_000);
    resolve({ ok: true, value: diagnosis() });
    await settled();
    expect(reply.kinds).toEqual(['acknowledge']);
    shown.resolve();
    await run;
    expect(reply.kinds).toEqual(['acknowledge', 'progress', 'answer']);
  });

  it('ends for an answer that does not come', async () => {
    const clock = new HandClock();
    const reply = new HeardReply();
    const never = verbs(() => new Promise(() => undefined));
    const run = createChat(deps({ clock, verbs: never })).call(why({ options: { text: LINE } }), reply);
    await clock.pass(30_000);
    expect(await run).toMatchObject({ outcome: 'failed', code: 'no-time' });
    expect(textOf(reply.card)).toContain('Paste the part that matters');
    expect(clock.waiting).toBe(0);
  });

  it.each([
    ['busy', 'busy', 'Ask again in a minute'],
    ['deadline', 'failed', 'not enough time'],
  ] as const)('of the engine: %s', async (code, outcome, words) => {
    const error = code === 'busy' ? { code, queued: 1 } : { code, timeoutMs: 1 };
    const reply = new HeardReply();
    const failing = verbs(async () => ({ ok: false, error }));
    expect(await createChat(deps({ verbs: failing })).call(why({ options: { text: LINE } }), reply)).toMatchObject({
      outcome,
    });
    expect(textOf(reply.card)).toContain(words);
  });
});

describe('too many questions', () => {
  const limits = { perPerson: 2, perServer: 3, running: 2, runningPerPerson: 1, runningPerServer: 2 };

  it('of one person, or of one server, are refused kindly, with the time to wait', async () => {
    const chat = createChat(deps({ limits }));
    const ask = async (userId: string) => {
      const reply = new HeardReply();
      const told = await chat.call(why({ asker: { ...ALEX, userId }, options: { text: `${LINE} ${userId}` } }), reply);
      return [told.outcome, reply.said[0], textOf(reply.card)] as const;
    };
    expect((await ask('1'))[0]).toBe('answered');
    expect((await ask('1'))[0]).toBe('repeated');
    const [outcome, first, text] = await ask('1');
    expect([outcome, first]).toEqual(['busy', { kind: 'acknowledge', visibility: 'private' }]);
    expect(text).toMatch(/^You have asked a lot in a short time\. Ask again in \d+ seconds\.$/);
    expect((await ask('2'))[0]).toBe('answered');
    expect((await ask('3'))[2]).toContain('This server has asked a lot');
  });

  it('at one time wait for nobody, and a place is free again when one ends', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<ReturnType<typeof verbs>['diagnose']>>>();
    const chat = createChat(deps({ limits, verbs: verbs(() => promise) }));
    const first = chat.call(why({ options: { text: LINE } }), new HeardReply());
    await settled();
    const second = await chat.call(why({ options: { text: LINE } }), new HeardReply());
    expect(second).toMatchObject({ outcome: 'busy', code: 'too-many' });
    resolve({ ok: true, value: diagnosis() });
    expect(await first).toMatchObject({ outcome: 'answered' });
    expect(await chat.call(why({ options: { text: 'other' } }), new HeardReply())).toMatchObject({
      outcome: 'answered',
    });
  });
});

describe('when something is wrong with us', () => {
  it('the person gets a number, and we get the reason', async () => {
    const failures: unknown[] = [];
    const reply = new HeardReply();
    const failing = verbs(() => Promise.reject(new Error('no database')));
    const chat = createChat(deps({ verbs: failing, onFailure: (id, error) => failures.push([id, String(error)]) }));
    expect(await chat.call(why({ options: { text: LINE } }), reply)).toMatchObject({ outcome: 'failed' });
    expect(failures).toEqual([['500', 'Error: no database']]);
    expect(textOf(reply.card)).toContain('500');
    expect(textOf(reply.card)).not.toContain('database');
  });

  it('an acknowledgement that may have got lost is followed by the answer all the same', async () => {
    const reply = new HeardReply();
    reply.over = { code: 'unavailable' };
    expect(await createChat(deps()).call(why({ options: { text: LINE } }), reply)).toMatchObject({
      outcome: 'answered',
    });
    expect(reply.kinds).toEqual(['acknowledge', 'answer']);
  });

  it('it is known that the answer did not arrive', async () => {
    const reply = new HeardReply();
    reply.failure = { code: 'expired' };
    const told = await createChat(deps()).call(why({ options: { text: LINE } }), reply);
    expect(told).toMatchObject({ outcome: 'not-sent', code: 'expired' });
  });

  it('what runs is ended before the process, and nothing new begun', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<ReturnType<typeof verbs>['diagnose']>>>();
    const chat = createChat(deps({ verbs: verbs(() => promise) }));
    const reply = new HeardReply();
    const run = chat.call(why({ options: { text: LINE } }), reply);
    await settled();
    const drained = chat.drain();
    const late = new HeardReply();
    expect(await chat.call(why({ options: { text: LINE } }), late)).toMatchObject({ code: 'stopping' });
    resolve({ ok: true, value: diagnosis() });
    await drained;
    expect(reply.kinds).toEqual(['acknowledge', 'answer']);
    expect(await run).toMatchObject({ outcome: 'answered' });
  });
});
