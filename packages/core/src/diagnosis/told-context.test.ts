import { Diagnosis, type PastePart } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { gzipped, tarOf } from '../unpack/archives.fixture.ts';
import { createDiagnoser } from './create-diagnoser.ts';
import { readPaste } from './read-paste.ts';

const knowledge = knowledgeOf([
  policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')]),
  policy('home', MANUAL, [rule('owner @{HOME}/[^s.]** rwk,')]),
]);

async function diagnose(bytes: Uint8Array): Promise<Diagnosis> {
  const diagnoser = createDiagnoser(knowledge);
  if (!diagnoser.ok) throw new Error(diagnoser.error.code);
  await readPaste(partsOf(bytes), diagnoser.value.reader);
  return Diagnosis.parse(diagnoser.value.end());
}

async function* partsOf(bytes: Uint8Array): AsyncGenerator<PastePart> {
  yield { bytes };
}

const paste = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'));
const denied = (name: string): string =>
  `[ 1234.567890] audit: type=1400 audit(1758143643.160:1674): apparmor="DENIED" operation="open" class="file" profile="snap.weather.daemon" name="${name}" pid=9 comm="weather" requested_mask="r" denied_mask="r" fsuid=1000 ouid=1000`;
const version = [
  '$ snap version',
  'snap    2.63.1',
  'snapd   2.63.1+24.04',
  'series  16',
  'ubuntu  24.04',
  'kernel  6.8.0-45-generic',
];
const connections = [
  '$ snap connections weather',
  'Interface  Plug            Slot     Notes',
  'camera     weather:camera  :camera  manual',
  'home       weather:home    -        -',
];

it('answers with what tables beside a denial tell', async () => {
  const {
    context,
    findings,
    knowledge: used,
    plan,
  } = await diagnose(
    paste(...version, ...connections, '$ dmesg', denied('/dev/video0'), denied('/home/alex/notes.txt')),
  );
  expect(context).toMatchObject({
    snapd: { value: '2.63.1+24.04', at: { line: 3 } },
    kernel: { value: '6.8.0-45-generic' },
    distribution: { value: 'ubuntu 24.04' },
    connections: [{ value: 'camera weather:camera :camera manual' }, { value: 'home weather:home -' }],
  });
  expect(used.snapd).toBe('2.60');
  const outcomes = findings.map(({ outcome, access }) => [access?.kind === 'file' && access.path, outcome]);
  expect(Object.fromEntries(outcomes)).toEqual({
    '/dev/video0': 'already-permitted',
    '/home/alex/notes.txt': 'connect-interface',
  });
  expect(plan.flatMap(({ argv = [] }) => (argv[1] === 'snap' && argv[2] === 'connect' ? [argv[3]] : []))).toEqual([
    'weather:home',
  ]);
});

it('says differently what is said without them', async () => {
  const { findings, knowledge: used } = await diagnose(paste(denied('/dev/video0')));
  expect(findings[0]).toMatchObject({ outcome: 'connect-interface', interfaces: [{ connected: null }] });
  expect(used.snapd).toBe('2.70');
});

const SERVICES = 'Service                   Startup  Current  Notes\nmicrok8s.daemon-kubelite  enabled  active   -\n';
const bom = (branch: string): string =>
  JSON.stringify(
    {
      microk8s: { version: branch, revision: '0123456789abcdef0123456789abcdef01234567' },
      components: {
        runc: {
          repository: 'https://example.org/runc',
          version: 'v1.2.5',
          revision: '59923ef',
          patches: ['strict-patches/1.patch'],
        },
      },
      addons: { core: { repository: 'https://example.org/core', version: '1.32', revision: 'abcdef0123456789' } },
    },
    null,
    2,
  );
const PODS =
  'NAMESPACE     NAME            READY   STATUS    RESTARTS   AGE   IP         NODE    NOMINATED NODE   READINESS GATES\nkube-system   pod/coredns-x   1/1     Running   0          1h    10.1.2.3   host7   <none>           <none>\n';

it.each([
  [
    'strict',
    {
      'bom.json': bom('1.32-strict'),
      'microk8s.daemon-kubelite/snapctl.log': SERVICES,
      'apparmor/dmesg':
        'Jun 09 05:00:00 host7 kernel: Linux version 6.14.0-15-generic (b@b) (x86_64-linux-gnu-gcc-14) #15-Ubuntu SMP\n',
      'k8s/get-all': PODS,
    },
    {
      kernel: { value: '6.14.0-15-generic', at: { file: 'inspection-report/apparmor/dmesg', line: 1 } },
      architecture: { value: 'amd64' },
      microk8s: {
        track: { value: '1.32' },
        confinement: { value: 'strict' },
        commit: { value: expect.stringMatching(/^0123/) },
      },
      addonRepositories: [{ value: 'core https://example.org/core@abcdef0123456789' }],
      pods: [{ value: 'kube-system/coredns-x Running' }],
    },
  ],
  [
    'classic',
    {
      'bom.json': bom('1.32'),
      'apparmor/aa-status':
        'apparmor module is loaded.\n1 profiles are loaded.\n1 profiles are in enforce mode.\n   cri-containerd.apparmor.d\n1 processes have profiles defined.\n1 processes are in enforce mode.\n   /coredns (4121) cri-containerd.apparmor.d\n',
      'sys/snap-version': `${version.slice(1).join('\n')}\n`,
      'sys/snap-list':
        'Name      Version  Rev   Tracking     Publisher   Notes\nmicrok8s  v1.32.3  8148  1.32/stable  canonical✓  classic\n',
    },
    {
      snapd: { value: '2.63.1+24.04' },
      distribution: { value: 'ubuntu 24.04' },
      apparmor: { value: 'loaded' },
      profiles: [{ value: 'cri-containerd.apparmor.d (enforce)' }],
      labels: [{ value: '4121 coredns: cri-containerd.apparmor.d (enforce)' }],
      snaps: [{ value: 'microk8s v1.32.3 (8148) 1.32/stable classic' }],
      microk8s: { track: { value: '1.32' }, confinement: { value: 'classic' }, revision: { value: '8148' } },
    },
  ],
] as const)('reads the inspection of a %s MicroK8s', async (_layout, files, told) => {
  const tar = tarOf(Object.entries(files).map(([name, body]) => ({ name: `inspection-report/${name}`, body })));
  const { context, input } = await diagnose(gzipped(tar));
  expect(context).toMatchObject(told);
  expect(input).toMatchObject({ files: Object.keys(files).length, unread: [], truncated: false });
});

it('says of a pod described on one line, on which it begins, that it stands there', async () => {
  const described =
    'Name: web-0 Namespace: default Priority: 0 Node: host7/192.0.2.10 Labels: app=web Status: Running Containers: web: Container ID: containerd://7c1b5cbbd0bf5e6e Image: registry.example.org/web:3 State: Waiting Reason: CrashLoopBackOff';
  const { context } = await diagnose(paste(described));
  expect(context.pods).toEqual([{ value: 'default/web-0 Running: web', at: { line: 1 } }]);
});
