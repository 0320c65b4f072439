import type {
  AddonVerbs,
  CommunityVerbs,
  Diagnosis,
  Finding,
  Paste,
  PastePart,
  Report,
  Verbs,
} from '@whyblocked/contract';
import { expect } from 'vitest';
import { CARD_LIMITS, sizeOf, withNested } from './cards/budget.ts';
import type { ChatDeps } from './chat-deps.ts';
import { MEMORY_FILE } from './memory/card-memory.ts';
import type { Asker } from './ports/asker.ts';
import type { Card } from './ports/card.ts';
import type { Clock } from './ports/clock.ts';
import type { Form } from './ports/form.ts';
import type { PastedMessage } from './ports/inbound.ts';
import type { FileChunk, PastedFile } from './ports/pasted-file.ts';
import type { ReplyFailure, ReplyPort, Visibility } from './ports/reply-port.ts';
import { memorySettings } from './settings/settings-store.ts';

export const LINE =
  'Mar  1 10:00:00 host7 kernel: audit: type=1400 audit(1709287200.001:42): apparmor="DENIED" operation="open" profile="snap.thing.app" name="/dev/video0"';

/** A finding as core gives it for a camera that is not connected; parts may be replaced. */
export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    id: 'wb1-aaaaaaaaaaaaaaaaaaaa',
    kind: 'denial',
    outcome: 'connect-interface',
    confidence: 'likely',
    count: 2,
    at: [{ line: 3 }],
    subject: { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' },
    access: { kind: 'file', path: '/dev/video0', mask: 'rw' },
    interfaces: [
      {
        name: 'camera',
        side: 'plug',
        rule: '/dev/video[0-9]* krw',
        source: { file: 'interfaces/builtin/camera.go', line: 38 },
        privilege: 2,
        connection: 'manual',
        declared: null,
        connected: null,
        conditions: [],
        blanket: false,
        opens: 17,
      },
    ],
    explains: [],
    notes: [],
    causedBy: [],
    evidence: [{ line: 3, text: LINE }],
    ...parts,
  };
}

export const NOISE = finding({
  id: 'wb1-bbbbbbbbbbbbbbbbbbbb',
  outcome: 'harmless',
  interfaces: [],
  access: { kind: 'capability', name: 'perfmon' },
});

/** A diagnosis of these findings; of none it recognises nothing. */
export function diagnosis(findings: readonly Finding[] = [finding()], parts: Partial<Diagnosis> = {}): Diagnosis {
  const [first] = findings;
  return {
    schema: 'whyblocked/diagnosis@1',
    verdict: first
      ? { code: first.outcome, confidence: first.confidence, findingId: first.id }
      : { code: 'nothing-recognised', confidence: 'likely' },
    findings: [...findings],
    plan: first
      ? [
          {
            actor: 'user',
            action: 'connect',
            argv: ['sudo', 'snap', 'connect', 'thing:camera'],
            reason: { code: 'plug-is-declared', interface: 'camera', snap: 'thing', status: 'manual' },
            grants: [first.id],
          },
        ]
      : [],
    connections: [],
    explanations: [],
    context: {},
    input: {
      bytes: 900,
      lines: 9,
      readBytes: 900,
      files: 1,
      truncated: false,
      unread: [],
      formats: [],
      recognised: findings.length,
      skipped: 0,
    },
    omitted: { findings: 0, evidence: 0 },
    knowledge: { version: 'test', snapd: '2.77' },
    ...parts,
  };
}

export const REPORT: Report = {
  id: 'rep-aaaaaaaaaaaaaaaa',
  state: 'queued',
  subject: {
    kind: 'addon',
    addon: 'core/metallb',
    outcome: 'failed',
    environment: { track: '1.32', confinement: 'strict', architecture: 'amd64' },
  },
  note: 'raw sockets',
  by: 'discord:aa',
  at: '2026-01-31T12:00:00.000Z',
  confirmations: 1,
  decisions: [],
};

/** Time that only passes when told to. */
export class HandClock implements Clock {
  #now = 0;
  #timers = new Set<{ readonly at: number; readonly call: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, call };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets time pass, and what waits for it happen in order. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers.delete(next);
      this.#now = next.at;
      next.call();
    }
    this.#now = end;
    await settled();
  }
}

/** What has been begun goes on as far as it can without time or anybody else. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export type Said =
  | { readonly kind: 'acknowledge'; readonly visibility: Visibility }
  | { readonly kind: 'hold' | 'remove' }
  | { readonly kind: 'progress' | 'answer' | 'update'; readonly card: Card }
  | { readonly kind: 'also'; readonly card: Card; readonly visibility: Visibility }
  | { readonly kind: 'form'; readonly form: Form };

/** Remembers what is said, and fails on what Discord would refuse or the port forbids. */
export class HeardReply implements ReplyPort {
  readonly said: Said[] = [];
  /** What `answer`, `also`, `update` and `remove` fail with. */
  failure: ReplyFailure | undefined;
  /** What `acknowledge` and `hold` fail with: somebody else answers. */
  over: ReplyFailure | undefined;
  #messages = 0;

  get card(): Card {
    const card = this.said.flatMap((one) => ('card' in one && one.kind !== 'progress' ? [one.card] : [])).at(-1);
    if (!card) throw new Error(`no card in ${JSON.stringify(this.said)}`);
    return card;
  }

  get kinds(): readonly string[] {
    return this.said.map(({ kind }) => kind);
  }

  async acknowledge(visibility: Visibility) {
    this.#first();
    this.said.push({ kind: 'acknowledge', visibility });
    return this.over ? ({ ok: false, error: this.over } as const) : ({ ok: true } as const);
  }
  async hold() {
    this.#first();
    this.said.push({ kind: 'hold' });
    return this.over ? ({ ok: false, error: this.over } as const) : ({ ok: true } as const);
  }
  async openForm(form: Form) {
    this.#first();
    expect(form.fields.length).toBeLessThanOrEqual(5);
    expect(form.title.length).toBeLessThanOrEqual(45);
    for (const { label, description = '' } of form.fields) {
      expect(label.length).toBeLessThanOrEqual(45);
      expect(description.length).toBeLessThanOrEqual(100);
    }
    this.said.push({ kind: 'form', form });
    return { ok: true } as const;
  }
  async progress(card: Card) {
    expect(this.kinds).not.toContain('answer');
    expectSendable(card);
    this.said.push({ kind: 'progress', card });
    return { ok: true } as const;
  }
  async answer(card: Card) {
    expect(this.kinds).not.toContain('answer');
    return this.#sent({ kind: 'answer', card });
  }
  async also(card: Card, visibility: Visibility) {
    return this.#sent({ kind: 'also', card, visibility });
  }
  async update(card: Card) {
    expect(this.kinds).toContain('hold');
    const sent = this.#sent({ kind: 'update', card });
    return sent.ok ? ({ ok: true } as const) : sent;
  }
  async remove() {
    expect(this.kinds).toContain('hold');
    this.said.push({ kind: 'remove' });
    return this.failure ? ({ ok: false, error: this.failure } as const) : ({ ok: true } as const);
  }

  #first(): void {
    expect(this.said).toEqual([]);
  }

  #sent(said: Extract<Said, { card: Card }>) {
    expectSendable(said.card);
    this.said.push(said);
    if (this.failure) return { ok: false, error: this.failure } as const;
    const messageId = `9${this.#messages++}`;
    return { ok: true, value: { messageId, url: `https://discord.com/channels/1/2/${messageId}` } } as const;
  }
}

/** That Discord would take a card. */
export function expectSendable({ components, files }: Card): void {
  const sizes = components.map(sizeOf);
  expect(sizes.reduce((sum, size) => sum + size.components, 0)).toBeLessThanOrEqual(CARD_LIMITS.components);
  expect(sizes.reduce((sum, size) => sum + size.chars, 0)).toBeLessThanOrEqual(CARD_LIMITS.chars);
  const all = components.flatMap(withNested);
  const ids = all.flatMap((one) => ('customId' in one ? [one.customId] : []));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^.{1,100}$/);
  for (const one of all) {
    if (one.kind === 'row') expect(one.children.length).toBeLessThanOrEqual(5);
    if (one.kind === 'text') expect(one.text.trim()).not.toBe('');
    if (one.kind === 'button' || one.kind === 'link') expect(one.label).toMatch(/^.{1,80}$/);
    if (one.kind === 'container') expect(one.children.length).toBeGreaterThan(0);
    if (one.kind === 'string-select') expect(one.options.length).toBeLessThanOrEqual(25);
  }
  const shown = all.flatMap((one) => (one.kind === 'file' ? [one.name] : []));
  expect(shown.toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  expect(files.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(10 * 1024 * 1024);
}

/** All texts of a card. */
export function textOf({ components }: Card): string {
  return components
    .flatMap(withNested)
    .flatMap((one) => (one.kind === 'text' ? [one.text] : []))
    .join('\n');
}

export function buttonsOf({ components }: Card): Readonly<Record<string, string>> {
  return Object.fromEntries(
    components
      .flatMap(withNested)
      .flatMap((one) =>
        one.kind === 'button' ? [[one.label, one.customId]] : one.kind === 'link' ? [[one.label, one.url]] : [],
      ),
  );
}

/** The file that buttons of a card get back. */
export function memoryOf({ files }: Card) {
  const bytes = files.find(({ name }) => name === MEMORY_FILE)?.bytes;
  return bytes === undefined ? undefined : async () => ({ ok: true, value: bytes }) as const;
}

export const ALEX: Asker = { userId: '11', channelId: '2', guildId: '1', isModerator: false };
export const SAM: Asker = { userId: '22', channelId: '2', guildId: '1', isModerator: false };
export const MODERATOR: Asker = { userId: '33', channelId: '2', guildId: '1', isModerator: true };

export function file(
  name: string,
  ...chunks: readonly (string | Uint8Array | Extract<FileChunk, { ok: false }>)[]
): PastedFile {
  const read = chunks.map(
    (chunk): FileChunk =>
      typeof chunk === 'string'
        ? { ok: true, value: new TextEncoder().encode(chunk) }
        : chunk instanceof Uint8Array
          ? { ok: true, value: chunk }
          : chunk,
  );
  return {
    name,
    sizeBytes: read.reduce((sum, chunk) => sum + (chunk.ok ? chunk.value.length : 0), 0),
    async *open() {
      yield* read;
    },
  };
}

export function message(text: string, files: readonly PastedFile[] = [], messageId = '70'): PastedMessage {
  return { messageId, authorId: ALEX.userId, text, files, url: `https://discord.com/channels/1/2/${messageId}` };
}

/** What was given to the verbs, as text; files stand as "[name]". */
export async function pasted(paste: Paste): Promise<string> {
  if (paste instanceof Uint8Array) return new TextDecoder().decode(paste);
  const parts: PastePart[] = [];
  for await (const part of paste) parts.push({ ...part, bytes: Uint8Array.from(part.bytes) });
  return parts
    .map(({ file: name, bytes }) => `${name === undefined ? '' : `[${name}]`}${new TextDecoder().decode(bytes)}`)
    .join('');
}

/** Verbs that answer with what they are given, and remember what they were asked. */
export function verbs(answer: Diagnosis | (() => ReturnType<Verbs['diagnose']>) = diagnosis()) {
  const asked: string[] = [];
  const answered: Verbs = {
    diagnose: async (paste) => {
      asked.push(await pasted(paste));
      return typeof answer === 'function' ? answer() : { ok: true, value: answer };
    },
    whatIf: async (paste, { connect }) => {
      asked.push(`${connect.map((one) => one.interface).join()}: ${await pasted(paste)}`);
      return {
        ok: true,
        value: {
          schema: 'whyblocked/what-if@1',
          connect,
          goes: [
            {
              findingId: 'x',
              count: 1,
              subject: finding().subject,
              access: { kind: 'file', path: '/dev/video0', mask: 'r' },
              rules: [],
            },
          ],
          stays: [],
          opens: { counts: { 'file-read': 3 }, sensitive: [], deviceCgroup: 'none', closed: [] },
          omitted: { goes: 0, stays: 0 },
          knowledge: { version: 'test', snapd: '2.77' },
        },
      };
    },
    listInterfaces: async () => ({
      snapd: '2.77',
      interfaces: ['camera', 'home', 'network-bind', 'network-control'].map((name) => ({
        name,
        privilege: 2,
        connection: { classic: 'manual', core: 'manual' },
        complete: true,
        rules: 3,
      })),
    }),
    getInterface: async (name) =>
      name === 'camera'
        ? {
            name,
            privilege: 2,
            connection: { classic: 'manual', core: 'manual' },
            complete: true,
            rules: 1,
            snapd: '2.77',
            policy: [
              {
                side: 'plug',
                stage: 'connected',
                backend: 'apparmor',
                rule: '/dev/video[0-9]* krw',
                holes: [],
                conditions: [],
                source: { file: 'interfaces/builtin/camera.go', line: 38 },
              },
            ],
          }
        : null,
    listExplanations: async () => ({
      version: 'test',
      explanations: [{ kind: 'cause', slug: 'untolerated-taint', title: 'No node is free of the taint {{taint}}' }],
    }),
    getExplanation: async (kind, slug) =>
      kind === 'cause' && slug === 'untolerated-taint'
        ? {
            kind,
            slug,
            title: 'No node is free of the taint {{taint}}',
            means: 'Nodes carry it.',
            check: [],
            fix: [],
            lookAlikes: [],
            sources: [],
          }
        : null,
    answerConnection: async (name) =>
      name === 'camera'
        ? {
            ok: true,
            value: {
              interface: name,
              status: 'manual',
              installable: true,
              slotInstallable: true,
              provider: 'system',
              connectable: true,
              autoConnects: false,
              slotsPerPlug: 'one',
              hostDecides: false,
              providers: { system: true, app: 'no', gadget: 'no' },
              because: [],
              asked: { snapd: '2.77', system: 'classic' },
              otherwise: [],
            },
          }
        : { ok: false, error: { code: 'unknown-interface', interface: name, near: [] } },
  };
  return { ...answered, asked };
}

export const addons: AddonVerbs = {
  listAddons: async () => ({
    version: 'test',
    tracks: ['1.31', '1.32'],
    addons: [{ repository: 'core', name: 'metallb', version: '0.13', statements: 0 }],
  }),
  getAddon: async (addon) => ({ ok: false, error: { code: 'unknown-addon', addon, near: [] } }),
  compatibility: async ([question]) => [
    question?.addon === 'metallb'
      ? {
          ok: true,
          value: {
            version: 'test',
            cells: [
              {
                addon: 'core/metallb',
                track: '1.32',
                confinement: 'strict',
                architecture: 'amd64',
                status: 'broken',
                basis: 'person',
                derived: { code: 'offered' },
                statements: [],
                onSomeHosts: [],
                conflict: false,
              },
            ],
            statements: [],
          },
        }
      : { ok: false, error: { code: 'unknown-addon', addon: question?.addon ?? '', near: ['core/metallb'] } },
  ],
};

/** A database of reports that takes everything; parts may be replaced. */
export function community(parts: Partial<CommunityVerbs> = {}) {
  const calls: { readonly verb: string; readonly args: readonly unknown[] }[] = [];
  const noted =
    <A extends readonly unknown[], R>(verb: string, answer: R) =>
    async (...args: A): Promise<R> => {
      calls.push({ verb, args });
      return answer;
    };
  const verbsOf: CommunityVerbs = {
    submitReport: noted('submitReport', { ok: true, value: { report: REPORT } }),
    getReport: noted('getReport', { ok: true, value: REPORT }),
    listReports: noted('listReports', { ok: true, value: { reports: [REPORT] } }),
    decideReport: noted('decideReport', { ok: true, value: { ...REPORT, state: 'accepted' } }),
    listChanges: noted('listChanges', { ok: true, value: { knowledge: 'test', changes: [], last: 0 } }),
    shareDiagnosis: noted('shareDiagnosis', {
      ok: true,
      value: { id: 'a'.repeat(26), expiresAt: '2026-05-01T00:00:00.000Z', secret: 'hidden' },
    }),
    getShared: noted('getShared', { ok: false, error: { code: 'unknown-share' } }),
    deleteShared: noted('deleteShared', { ok: true, value: null }),
    ...parts,
  };
  return { ...verbsOf, calls };
}

/** What a chat needs, in memory; parts may be replaced. */
export function deps(parts: Partial<ChatDeps> = {}): ChatDeps {
  return {
    verbs: verbs(),
    addons,
    community: community(),
    settings: memorySettings(),
    identify: (userId, role) => ({ name: `discord:${'0'.repeat(30)}${userId}`, role }),
    hears: 'messages',
    version: '0.1.0',
    clock: new HandClock(),
    onFailure: (_, error) => {
      throw error;
    },
    ...parts,
  };
}
