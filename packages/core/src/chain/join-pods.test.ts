import { limits } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { PasteReader } from '../diagnosis/paste-reader.ts';
import type { DenialDraft } from '../drafts/draft.ts';
import type { ContainerFact, PodFact } from '../evidence/fact.ts';
import { FactLedger } from '../evidence/fact-ledger.ts';
import { lineOf } from '../evidence/ledgers.fixture.ts';
import { scanPlan } from '../intake/scan-plan.ts';
import { allReaders } from '../readers/all-readers.ts';
import { joinPods } from './join-pods.ts';

const plan = scanPlan(allReaders);
const WEB = '3f1c9a7be2d04586917ac3d5e8f0b2649a1d7c3e5f80b2469d1c7a3e5f80b246';
const API = 'b2a102854b4969b2ce98dc329c86b4fb2b06e4ad2cc8da9d8a7578c9cd2004a2';
const WEB_UID = '5d0c7a6e-1b2c-4d3e-8f90-a1b2c3d4e5f6';
const API_UID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const web: ContainerFact = { kind: 'fact', about: 'container', id: WEB, pod: 'web-0', namespace: 'shop' };
const api: ContainerFact = { kind: 'fact', about: 'container', id: API, pod: 'api-0', namespace: 'shop' };
const pods: readonly PodFact[] = ['web-0', 'api-0'].map((name) => ({
  kind: 'fact',
  about: 'pod',
  name,
  namespace: 'shop',
  containers: [],
}));

interface Refused {
  readonly pid?: number;
  readonly comm?: string;
  readonly name?: string;
  readonly profile?: string;
  readonly at?: string;
}

/** 2025-09-17T20:54:03.160Z */
const AT = '1758142443.160';

function refusal({
  pid = 9,
  comm = 'sh',
  name = '/proc/1/x',
  profile = 'cri-containerd.apparmor.d',
  at = AT,
}: Refused = {}): string {
  return `audit: type=1400 audit(${at}:1674): apparmor="DENIED" operation="open" profile="${profile}" name="${name}" pid=${pid} comm="${comm}" requested_mask="r" denied_mask="r" fsuid=0 ouid=0`;
}

/** Subjects of the refusals of a paste, joined with what it tells and with `known`. */
function joined(text: string, known: readonly (ContainerFact | PodFact)[] = []): readonly string[] {
  const reader = new PasteReader(plan);
  reader.push(Buffer.from(text));
  const { drafts, facts } = reader.end();
  for (const fact of known) facts.add(fact, lineOf(''));
  return joinPods(drafts, facts)
    .filter((draft): draft is DenialDraft => draft.kind === 'denial')
    .map(({ subject: { pod = '', container } }) => (container === undefined ? pod : `${pod}/${container}`));
}

it('joins by the process, also by one that only a control group names', () => {
  expect(joined(refusal({ pid: 4121 }), [{ ...web, pid: 4121, container: 'app' }, api])).toEqual(['web-0/app']);
  const group = `$ cat /proc/4121/cgroup\n0::/kubepods.slice/kubepods-pod${WEB_UID.replaceAll('-', '_')}.slice/cri-containerd-${WEB}.scope\n\n`;
  expect(joined(group + refusal({ pid: 4121 }), [api, { ...web, id: WEB.slice(0, 13), container: 'app' }])).toEqual([
    'web-0/app',
  ]);
  expect(joined(group + refusal({ pid: 4121 }), [{ ...(pods[0] as PodFact), uid: WEB_UID }, api])).toEqual(['web-0']);
  expect(joined(group + refusal({ pid: 4122 }), [web, api])).toEqual(['']);
});

it('joins no process whose number two containers had, unless times tell which', () => {
  const reused = [
    { ...web, pid: 4121 },
    { ...api, pid: 4121 },
  ];
  expect(joined(refusal({ pid: 4121 }), reused)).toEqual(['']);
  expect(
    joined(refusal({ pid: 4121 }), [
      { ...web, pid: 4121 },
      { kind: 'fact', about: 'container', id: API, pid: 4121 },
      ...pods,
    ]),
  ).toEqual(['']);
  const [first, second] = reused as [ContainerFact, ContainerFact];
  const began = { ...second, started: '2025-09-17T20:55:00Z' };
  expect(joined(refusal({ pid: 4121 }), [first, began])).toEqual(['web-0']);
  expect(joined(refusal({ pid: 4121 }), [{ ...web, pid: 4121, ended: '2025-09-17T20:50:00Z' }, api])).toEqual(['']);
});

it('names only the pod where a process may be of two containers of it', () => {
  const two = [
    { ...web, pid: 4121, container: 'app' },
    { ...web, id: API, pid: 4121, container: 'proxy' },
  ];
  expect(joined(refusal({ pid: 4121 }), two)).toEqual(['web-0']);
  expect(
    joined(refusal({ pid: 4121 }), [two[0] as ContainerFact, { ...(two[1] as ContainerFact), pid: 4388 }]),
  ).toEqual(['web-0/app']);
});

it('joins by the id of a container or the uid of a pod in any field', () => {
  const task = `/run/containerd/io.containerd.runtime.v2.task/k8s.io/${WEB}/rootfs/etc/passwd`;
  expect(joined(refusal({ name: task }), [{ ...web, container: 'app' }, api])).toEqual(['web-0/app']);
  expect(joined(refusal({ name: task }), [{ ...web, id: WEB.slice(0, 13) }, api])).toEqual(['web-0']);
  expect(joined(refusal({ name: task }), [{ ...web, id: `${WEB.slice(0, 12)}0` }, api])).toEqual(['']);
  const volume = `/var/lib/kubelet/pods/${API_UID}/volumes/kubernetes.io~csi/pvc-${WEB_UID}/mount/x`;
  const uids = [
    { ...web, podUid: WEB_UID, container: 'app' },
    { ...api, podUid: API_UID, container: 'app' },
  ];
  expect(joined(refusal({ name: volume }), uids)).toEqual(['api-0']);
  const both = `/var/lib/kubelet/pods/${API_UID}/volumes/${WEB_UID}`;
  expect(joined(refusal({ name: both }), uids)).toEqual(['']);
  const ofStaticPod = '/var/lib/kubelet/pods/00112233445566778899aabbccddeeff/etc-hosts';
  const isStatic = { ...web, podUid: '00112233445566778899aabbccddeeff' };
  expect(joined(refusal({ name: ofStaticPod }), [isStatic, api])).toEqual(['web-0']);
});

it('finds the pod of a container by its sandbox, and none where an id is of two', () => {
  const task = refusal({ name: `/run/containerd/io.containerd.runtime.v2.task/k8s.io/${WEB}/rootfs/x` });
  const inSandbox: ContainerFact = {
    kind: 'fact',
    about: 'container',
    id: WEB,
    sandbox: '05c48c82caff3',
    container: 'app',
  };
  const sandbox = { ...web, id: `05c48c82caff3${WEB.slice(13)}` };
  expect(joined(task, [inSandbox, sandbox, api])).toEqual(['web-0/app']);
  expect(joined(task, [web, { ...api, id: WEB.slice(0, 20) }])).toEqual(['']);
});

it('reads ids from messages of pods, and takes none that two pods speak of', () => {
  const told = (pod: string) =>
    `time="2026-06-09T05:28:39Z" level=error msg="RunPodSandbox for &PodSandboxMetadata{Name:${pod},Uid:${WEB_UID},Namespace:shop,Attempt:0,} failed, error" error="no runtime"\n`;
  const volume = refusal({ name: `/var/lib/kubelet/pods/${WEB_UID}/x` });
  expect(joined(told('web-0') + volume, pods)).toEqual(['web-0']);
  expect(joined(told('web-0') + told('api-0') + volume)).toEqual(['']);
});

it('joins by a profile that one pod asks for', () => {
  const asking = (name: string): PodFact => ({
    kind: 'fact',
    about: 'pod',
    name,
    containers: ['app'],
    security: [{ container: 'app', appArmorProfile: 'localhost/k8s-app' }],
  });
  const refused = refusal({ profile: 'k8s-app' });
  expect(joined(refused, [asking('web-0'), ...pods])).toEqual(['web-0/app']);
  expect(joined(refused, [asking('web-0'), asking('api-0')])).toEqual(['']);
});

it('joins by the name of the command, which the kernel cuts, where one pod has it', () => {
  const named = (name: string, ...containers: string[]): PodFact => ({ kind: 'fact', about: 'pod', name, containers });
  expect(joined(refusal({ comm: 'node-exporter-s' }), [named('node-exporter-server-x2x7k'), api])).toEqual([
    'node-exporter-server-x2x7k',
  ]);
  const dns = named('coredns-7f9c69c78c-abcde');
  expect(joined(refusal({ comm: 'coredns' }), [dns, api])).toEqual(['coredns-7f9c69c78c-abcde']);
  expect(joined(refusal({ comm: 'coredns' }), [dns, named('coredns-7f9c69c78c-fghij')])).toEqual(['']);
  expect(joined(refusal({ comm: 'web' }), [named('web-0', 'proxy', 'web'), api])).toEqual(['web-0/web']);
  expect(joined(refusal({ comm: 'web' }), [named('web-0', 'proxy', 'app'), api])).toEqual(['web-0']);
  expect(joined(refusal({ comm: 'nginx' }), [{ ...web, pid: 4121, command: 'nginx' }, api])).toEqual(['web-0']);
  expect(
    joined(refusal({ comm: 'nginx' }), [
      { ...web, command: 'nginx' },
      { ...api, command: 'nginx' },
    ]),
  ).toEqual(['']);
});

it('joins by time what ended just then, where both times are told exactly', () => {
  const ended = (fact: ContainerFact, at: string): ContainerFact => ({ ...fact, ended: at });
  const other = ended(api, '2025-09-17T20:40:00Z');
  expect(joined(refusal(), [ended(web, 'Wed, 17 Sep 2025 22:54:05 +0200'), other])).toEqual(['web-0']);
  expect(joined(refusal(), [ended(web, '2025-09-17T20:54:03Z'), ended(api, '2025-09-17T20:54:04Z')])).toEqual(['']);
  expect(joined(refusal(), [ended(web, '2025-09-17T20:54:30Z'), other])).toEqual(['']);
  expect(joined(refusal(), [ended(web, '2025-09-17T20:54:04'), other])).toEqual(['']);
  expect(joined(refusal({ profile: 'cups' }), [ended(web, '2025-09-17T20:54:04Z'), other])).toEqual(['']);
  const events = (age: string) =>
    `LAST SEEN   TYPE      REASON   OBJECT      MESSAGE\n${age}          Warning   Failed   pod/web-0   Error: failed to start container "web"\n\n`;
  expect(joined(events('1s') + refusal(), [other])).toEqual(['']);
});

it('joins the only pod, and its container where it is the only one', () => {
  expect(joined(refusal(), [pods[0] as PodFact])).toEqual(['web-0']);
  expect(joined(refusal(), [{ ...(pods[0] as PodFact), containers: ['app', 'proxy'] }])).toEqual(['web-0']);
  expect(joined(refusal(), pods)).toEqual(['']);
  expect(joined(refusal(), [pods[0] as PodFact, { ...(pods[0] as PodFact), namespace: 'test' }])).toEqual(['']);
  expect(joined(refusal())).toEqual(['']);
});

it('names no pod for what two of them were refused', () => {
  const uids = [
    { ...web, podUid: WEB_UID },
    { ...api, podUid: API_UID },
  ];
  const at = (uid: string) => refusal({ name: `/var/lib/kubelet/pods/${uid}/etc-hosts` });
  expect(joined(`${at(WEB_UID)}\n${at(API_UID)}`, uids)).toEqual(['']);
  expect(joined(`${at(WEB_UID)}\n${at(WEB_UID)}`, uids)).toEqual(['web-0']);
});

it('leaves to snaps what snaps were refused', () => {
  const snap = refusal({ pid: 4121, profile: 'snap.thing.app' });
  expect(joined(snap, [{ ...web, pid: 4121 }])).toEqual(['']);
  const daemon = refusal({ pid: 4121, profile: 'snap.microk8s.daemon-containerd' });
  expect(joined(daemon, [{ ...web, pid: 4121 }])).toEqual(['web-0']);
});

it('stays bounded on any number of facts and refusals', () => {
  const hex = (n: number) => n.toString(16).padStart(52, '0');
  const facts = new FactLedger();
  for (let n = 0; n < 20_000; n++)
    facts.add({ ...web, id: `aaaaaaaaaaaa${hex(n)}`, pid: 4121, pod: `p-${n}` }, lineOf(''));
  expect(facts.all('container')).toHaveLength(limits.contextValues);
  const rows = Array.from({ length: 20_000 }, (_, n) => `${n + 2} sh 0::/kubepods/pod${WEB_UID}/aaaaaaaaaaaa${hex(n)}`);
  const messages = Array.from(
    { length: 5_000 },
    (_, n) =>
      `E0616 05:28:37.123456    2300 pod_workers.go:1301] "Error syncing pod, skipping" err="failed ${hex(n)}aaaaaaaaaaaa" pod="default/a-b-c-d-${n}"`,
  );
  const refusals = Array.from({ length: 5_000 }, (_, n) =>
    refusal({ name: `/x/${n}/aaaaaaaaaaaa${hex(n)}`, comm: `c${n}`, pid: 4121 }),
  );
  const pods = joined([...rows, ...messages, ...refusals].join('\n'));
  expect(pods).toHaveLength(5_000);
});

it('joins what the daemon refused with the only pod that has no profile of its own', () => {
  const profile = 'snap.microk8s.daemon-containerd';
  const [first, second] = pods.map(
    (pod, index): PodFact => ({
      ...pod,
      security: [index === 0 ? { container: 'agent', privileged: true } : { appArmorProfile: 'RuntimeDefault' }],
    }),
  );
  if (!first || !second) throw new Error('two pods');
  expect(joined(refusal({ profile, comm: 'qemu-system-x86' }), [first, second])).toEqual(['web-0/agent']);
  expect(joined(refusal({ profile, comm: 'runc:[2:INIT]' }), [first, second])).toEqual(['']);
  const both = [first, { ...second, security: [{ appArmorProfile: 'Unconfined' }] }];
  expect(joined(refusal({ profile, comm: 'qemu-system-x86' }), both)).toEqual(['']);
});
