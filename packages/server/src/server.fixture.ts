import type { DiagnoseOptions, Diagnosis, Paste, Verbs, WhatIfOptions } from '@whyblocked/contract';
import { fakeAddons, fakeCommunity, fakeIdentify, fakePaces } from './community.fixture.ts';
import { createServer } from './create-server.ts';
import {
  exampleConnectionAnswer,
  exampleDiagnosis,
  exampleExplanation,
  exampleExplanationList,
  exampleInterfaceDetail,
  exampleInterfaceList,
  exampleWhatIf,
} from './openapi/example-answers.ts';
import type { RequestEvent, ServerDeps } from './server-deps.ts';

interface Asked {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly options: DiagnoseOptions | WhatIfOptions | undefined;
}

/** Verbs that answer with the examples and remember what they were asked; `diagnose` may be answered otherwise. */
export function fakeVerbs(diagnose: (asked: Asked) => ReturnType<Verbs['diagnose']> = echo) {
  const asked: Asked[] = [];
  const verbs: Verbs = {
    diagnose: async (paste, options) => {
      const bytes = paste instanceof Uint8Array ? paste : await bytesOf(paste);
      const one = { text: new TextDecoder().decode(bytes), bytes: Uint8Array.from(bytes), options };
      asked.push(one);
      return diagnose(one);
    },
    whatIf: async (paste, options) => {
      const { connect } = options;
      const bytes = paste instanceof Uint8Array ? paste : await bytesOf(paste);
      asked.push({ text: new TextDecoder().decode(bytes), bytes: Uint8Array.from(bytes), options });
      const stranger = connect.find((one) => one.interface !== 'mount-observe');
      return stranger
        ? { ok: false, error: { code: 'unknown-interface', interface: stranger.interface, near: [] } }
        : { ok: true, value: exampleWhatIf };
    },
    listInterfaces: async () => exampleInterfaceList,
    getInterface: async (name) => (name === exampleInterfaceDetail.name ? exampleInterfaceDetail : null),
    listExplanations: async (kind) => exampleExplanationList(kind),
    getExplanation: async (kind, slug) => (exampleExplanation(kind).slug === slug ? exampleExplanation(kind) : null),
    answerConnection: async (name, request) =>
      name === exampleConnectionAnswer.interface
        ? {
            ok: true,
            value: {
              ...exampleConnectionAnswer,
              asked: { ...request, snapd: request?.snapd ?? '2.77', system: request?.system ?? 'classic' },
            },
          }
        : { ok: false, error: { code: 'unknown-interface', interface: name, near: ['home'] } },
  };
  return { verbs, asked };
}

/** The example with the text as its evidence, so that a paste comes out again wherever evidence is shown. */
async function echo({ text }: Asked): ReturnType<Verbs['diagnose']> {
  return { ok: true, value: withEvidence(text) };
}

export function withEvidence(text: string): Diagnosis {
  const findings = exampleDiagnosis.findings.map((finding) => ({ ...finding, evidence: [{ line: 1, text }] }));
  return { ...exampleDiagnosis, findings };
}

/** A server over fake verbs with a clock and ids that are the same in each run. */
export function fakeServer(deps: Partial<ServerDeps> = {}) {
  const events: RequestEvent[] = [];
  const failures: { readonly id: string; readonly error: unknown }[] = [];
  const fake = fakeVerbs();
  const { community, calls } = fakeCommunity();
  let clockMs = 0;
  const app = createServer({
    verbs: fake.verbs,
    addons: fakeAddons,
    community,
    identify: fakeIdentify,
    paces: fakePaces,
    // Any file will do where none is opened.
    knowledgeFile: import.meta.filename,
    version: '1.2.3',
    knowledge: { version: 'abc', snapd: '2.77' },
    log: {
      request: (event) => events.push(event),
      failure: (id, error) => failures.push({ id, error }),
    },
    now: () => (clockMs += 7),
    newId: () => 'id-1',
    ...deps,
  });
  return { app, asked: fake.asked, calls, events, failures };
}

export function post(
  body: NonNullable<RequestInit['body']>,
  contentType: string | null = 'text/plain',
  headers: Record<string, string> = {},
) {
  const type: Record<string, string> = contentType === null ? {} : { 'Content-Type': contentType };
  return { method: 'POST', headers: { ...type, ...headers }, body } satisfies RequestInit;
}

async function bytesOf(parts: Exclude<Paste, Uint8Array>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const { bytes } of parts) chunks.push(Buffer.from(bytes));
  return Buffer.concat(chunks);
}
