import type { ConnectionAnswer, Diagnosis, InterfaceDetail, InterfaceList, WhatIf } from '@whyblocked/contract';
import { exampleDenial } from '../example-denial.ts';

const source = { file: 'interfaces/builtin/mount_observe.go', line: 72 };

/** An answer to {@link exampleDenial}, shortened to one interface. */
export const exampleDiagnosis: Diagnosis = {
  schema: 'whyblocked/diagnosis@1',
  verdict: { code: 'connect-interface', confidence: 'likely', findingId: 'wb1-7x2rob3mhur6khzjrp73' },
  findings: [
    {
      id: 'wb1-7x2rob3mhur6khzjrp73',
      kind: 'denial',
      outcome: 'connect-interface',
      confidence: 'likely',
      count: 1,
      first: '2024-10-19T03:11:57.445Z',
      last: '2024-10-19T03:11:57.445Z',
      at: [{ line: 1 }],
      subject: { owner: 'snap-app', label: 'snap.rambox.rambox', snap: 'rambox', app: 'rambox' },
      access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
      interfaces: [
        {
          name: 'mount-observe',
          side: 'plug',
          rule: '/etc/fstab r',
          source,
          privilege: 1,
          connection: 'manual',
          declared: null,
          connected: null,
          conditions: [],
          blanket: false,
          opens: 22,
        },
      ],
      explains: [],
      notes: [],
      causedBy: [],
      evidence: [{ line: 1, text: exampleDenial }],
    },
  ],
  plan: [
    {
      actor: 'user',
      action: 'run',
      argv: ['snap', 'connections', 'rambox'],
      reason: { code: 'see-declared-plugs', interface: 'mount-observe', snap: 'rambox' },
      grants: ['wb1-7x2rob3mhur6khzjrp73'],
    },
    {
      actor: 'user',
      action: 'connect',
      argv: ['sudo', 'snap', 'connect', 'rambox:mount-observe'],
      reason: { code: 'if-plug-is-listed', interface: 'mount-observe', snap: 'rambox', status: 'manual' },
      grants: ['wb1-7x2rob3mhur6khzjrp73'],
    },
    {
      actor: 'publisher',
      action: 'patch-snapcraft',
      reason: { code: 'if-plug-is-missing', interface: 'mount-observe', snap: 'rambox', status: 'manual' },
      grants: ['wb1-7x2rob3mhur6khzjrp73'],
    },
  ],
  connections: [],
  explanations: [],
  context: {},
  input: {
    bytes: exampleDenial.length,
    lines: 1,
    readBytes: exampleDenial.length,
    files: 1,
    truncated: false,
    unread: [],
    formats: ['mediator-records'],
    recognised: 1,
    skipped: 0,
  },
  omitted: { findings: 0, evidence: 0 },
  knowledge: { version: '9c9243760afc07579a8536ce7769ce52', snapd: '2.77' },
};

const summary = {
  name: 'mount-observe',
  privilege: 1,
  connection: { classic: 'manual', core: 'manual' },
  complete: true,
  rules: 22,
} as const;

export const exampleInterfaceList: InterfaceList = { snapd: '2.77', interfaces: [summary] };

export const exampleInterfaceDetail: InterfaceDetail = {
  ...summary,
  snapd: '2.77',
  policy: [
    {
      side: 'plug',
      stage: 'connected',
      backend: 'apparmor',
      rule: '/etc/fstab r',
      holes: [],
      conditions: [],
      source,
    },
  ],
};

const decided = { policy: 'interface mount-observe', rule: '/etc/fstab r', source };

/** What connecting mount-observe would change for {@link exampleDenial}. */
export const exampleWhatIf: WhatIf = {
  schema: 'whyblocked/what-if@1',
  connect: [{ interface: 'mount-observe' }],
  goes: [
    {
      findingId: 'wb1-7x2rob3mhur6khzjrp73',
      count: 1,
      subject: { owner: 'snap-app', label: 'snap.rambox.rambox', snap: 'rambox', app: 'rambox' },
      access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
      rules: [decided],
    },
  ],
  stays: [],
  opens: { counts: { 'file-read': 20, 'system-call': 2 }, sensitive: [], deviceCgroup: 'none', closed: [] },
  omitted: { goes: 0, stays: 0 },
  knowledge: { version: '9c9243760afc07579a8536ce7769ce52', snapd: '2.77' },
};

/** home on a classic system, shortened to the rules that decide. */
export const exampleConnectionAnswer: ConnectionAnswer = {
  interface: 'home',
  asked: { snapd: '2.77', system: 'classic' },
  status: 'auto',
  provider: 'system',
  installable: true,
  slotInstallable: false,
  connectable: true,
  autoConnects: true,
  slotsPerPlug: 'one',
  hostDecides: false,
  providers: { system: true, app: 'no', gadget: 'no' },
  because: [
    { decides: 'connection', allowed: true, kind: 'unsaid', side: 'slot', source: 'base', constraints: [] },
    { decides: 'auto-connection', allowed: true, kind: 'unsaid', side: 'slot', source: 'base', constraints: [] },
  ],
  otherwise: [
    {
      change: { kind: 'attribute', side: 'plug', attribute: 'read', value: 'all' },
      status: 'store-connect',
      installable: true,
      slotInstallable: false,
      connectable: false,
      autoConnects: false,
    },
  ],
};
