import type { Diagnosis, InterfaceDetail, InterfaceList } from '@whyblocked/contract';
import { exampleDenial } from '../example-denial.ts';

const source = { file: 'interfaces/builtin/mount_observe.go', line: 48 };

/** An answer to {@link exampleDenial}, shortened to one interface. */
export const exampleDiagnosis: Diagnosis = {
  schema: 'whyblocked/diagnosis@1',
  verdict: { code: 'connect-interface', confidence: 'likely', findingId: 'wb1-k3vq5d2x7mhc4tznaw6e' },
  findings: [
    {
      id: 'wb1-k3vq5d2x7mhc4tznaw6e',
      kind: 'denial',
      outcome: 'connect-interface',
      confidence: 'likely',
      count: 1,
      at: [{ line: 1 }],
      subject: { owner: 'snap-app', label: 'snap.rambox.rambox', snap: 'rambox', app: 'rambox' },
      access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
      interfaces: [
        {
          name: 'mount-observe',
          side: 'plug',
          rule: '/etc/fstab r',
          source,
          privilege: 2,
          connection: 'manual',
          declared: null,
          connected: null,
          conditions: [],
          opens: 19,
        },
      ],
      explains: [],
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
      grants: ['wb1-k3vq5d2x7mhc4tznaw6e'],
    },
    {
      actor: 'user',
      action: 'connect',
      argv: ['sudo', 'snap', 'connect', 'rambox:mount-observe'],
      reason: { code: 'if-plug-is-listed', interface: 'mount-observe', snap: 'rambox', status: 'manual' },
      grants: ['wb1-k3vq5d2x7mhc4tznaw6e'],
    },
  ],
  context: {},
  input: {
    bytes: exampleDenial.length,
    lines: 1,
    readBytes: exampleDenial.length,
    truncated: false,
    formats: ['syslog'],
    recognised: 1,
    skipped: 0,
  },
  omitted: { findings: 0, evidence: 0 },
  knowledge: { version: '9f2c41d07ab3', snapd: '2.77' },
};

const summary = {
  name: 'mount-observe',
  privilege: 2,
  connection: { classic: 'manual', core: 'manual' },
  complete: true,
  rules: 19,
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
