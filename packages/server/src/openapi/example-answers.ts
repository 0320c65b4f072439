import type {
  ConnectionAnswer,
  Diagnosis,
  Explanation,
  ExplanationKind,
  ExplanationList,
  InterfaceDetail,
  InterfaceList,
  WhatIf,
} from '@whyblocked/contract';
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
      subject: { owner: 'snap-app', label: 'snap.disk-report.disk-report', snap: 'disk-report', app: 'disk-report' },
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
      argv: ['snap', 'connections', 'disk-report'],
      reason: { code: 'see-declared-plugs', interface: 'mount-observe', snap: 'disk-report' },
      grants: ['wb1-7x2rob3mhur6khzjrp73'],
    },
    {
      actor: 'user',
      action: 'connect',
      argv: ['sudo', 'snap', 'connect', 'disk-report:mount-observe'],
      reason: { code: 'if-plug-is-listed', interface: 'mount-observe', snap: 'disk-report', status: 'manual' },
      grants: ['wb1-7x2rob3mhur6khzjrp73'],
    },
    {
      actor: 'publisher',
      action: 'patch-snapcraft',
      reason: { code: 'if-plug-is-missing', interface: 'mount-observe', snap: 'disk-report', status: 'manual' },
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
      subject: { owner: 'snap-app', label: 'snap.disk-report.disk-report', snap: 'disk-report', app: 'disk-report' },
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

const explanations: Readonly<Record<ExplanationKind, Explanation>> = {
  cause: {
    kind: 'cause',
    slug: 'sched-untolerated-taint',
    title: 'No node is free of a taint that the pod does not tolerate',
    layer: 'scheduler',
    means: 'Nodes that have room carry the taint {{taint}}, and the pod has no toleration for it.',
    check: [{ say: 'See which nodes carry it.', run: 'kubectl describe node {{node}}' }],
    fix: [
      {
        by: 'user',
        do: 'edit-manifest',
        say: 'Tolerate this one taint in the pod.',
        patch: 'tolerations:\n  - key: {{taint}}\n    operator: Exists\n',
        least: true,
      },
    ],
    lookAlikes: [{ slug: 'node-not-ready', tell: 'The node itself is ill.' }],
    sources: [
      {
        repo: 'kubernetes/kubernetes',
        path: 'pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go',
      },
    ],
  },
  issue: {
    kind: 'issue',
    slug: 'net-rules-of-container-profile',
    title: 'The container profile of this track names no socket families',
    outcome: 'container-profile',
    means: 'MicroK8s loads a profile of its own for all pods, which a newer kernel reads otherwise.',
    check: [],
    fix: [
      {
        by: 'admin',
        do: 'switch-channel',
        say: 'Go to a track whose profile names the families.',
        run: 'sudo snap refresh microk8s --channel=1.34-strict/stable',
        when: { confinement: 'strict' },
      },
    ],
    lookAlikes: [],
    affects: [{ tracks: { since: '1.25', until: '1.32' } }],
    fixedIn: [{ what: 'microk8s', version: '1.34-strict', date: '2025-10-10' }],
    sources: [{ url: 'https://github.com/canonical/microk8s/issues/5140' }],
  },
  noise: {
    kind: 'noise',
    slug: 'sys-module-of-network-tools',
    title: 'A network tool makes the kernel look for a module',
    outcome: 'harmless',
    means: 'The answer to the program is the same with and without the capability.',
    check: [],
    fix: [{ by: 'user', do: 'none', say: 'Nothing has to be done.' }],
    lookAlikes: [],
    sources: [{ url: 'https://github.com/canonical/microk8s/pull/2630' }],
  },
  judgement: {
    kind: 'judgement',
    slug: 'network-file-system-traffic',
    title: 'Traffic of a network file system is charged to the program',
    outcome: 'host-config',
    means: 'The program reads or writes a file that lies on NFS or SMB.',
    check: [{ say: 'See which folders come over the network.', run: 'findmnt --types nfs,nfs4,cifs' }],
    fix: [],
    lookAlikes: [],
    sources: [{ url: 'https://forum.snapcraft.io/t/permanently-mount-directory-from-hdd-permission-denied/28704' }],
  },
};

/** One of each kind, shortened. */
export function exampleExplanation(kind: ExplanationKind): Explanation {
  return explanations[kind];
}

/** A list of one kind, or of all, that has only the examples in it. */
export function exampleExplanationList(wanted?: ExplanationKind): ExplanationList {
  return {
    version: '9c9243760afc07579a8536ce7769ce52',
    explanations: Object.values(explanations)
      .filter(({ kind }) => wanted === undefined || kind === wanted)
      .map(({ kind, slug, title, layer, outcome }) => ({
        kind,
        slug,
        title,
        ...(layer === undefined ? {} : { layer }),
        ...(outcome === undefined ? {} : { outcome }),
      })),
  };
}
