import { expect, it } from 'vitest';
import { diagnoseSync } from '../diagnosis/diagnose-sync.ts';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';

const knowledge = dataKnowledge();

function diagnosed(text: string) {
  const answer = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const REFUSED =
  'audit: type=1400 audit(1758143643.160:1674): apparmor="DENIED" operation="create" class="net" profile="cri-containerd.apparmor.d" pid=9 comm="coredns" family="inet" sock_type="stream" protocol=0 requested_mask="create" denied_mask="create"';
const PODS = [
  'NAMESPACE     NAME                       READY   STATUS             RESTARTS   AGE',
  'kube-system   coredns-7896d8bd94-x2x2x   0/1     CrashLoopBackOff   7          12m',
  'default       web-0                      0/1     ImagePullBackOff   0          5m',
].join('\n');

it('joins a refusal to the pod whose command it names, and the state of the pod to the refusal', () => {
  const { findings, verdict } = diagnosed(`${PODS}\n\n${REFUSED}\n`);
  const refusal = findings.find(({ kind }) => kind === 'denial');
  expect(refusal?.subject).toMatchObject({ owner: 'container-default', pod: 'coredns-7896d8bd94-x2x2x' });
  const crash = findings.find(({ trouble }) => trouble?.object?.name === 'coredns-7896d8bd94-x2x2x');
  expect(crash?.causedBy).toEqual([refusal?.id]);
  expect(refusal?.explains).toContain(crash?.id);
  expect(verdict.findingId).toBe(refusal?.id);
  const other = findings.find(({ trouble }) => trouble?.object?.name === 'web-0');
  expect(other?.causedBy).toEqual([]);
});

it('puts what happened before what followed, and what explains it first', () => {
  const { findings } = diagnosed(
    [
      'Events:',
      '  Type     Reason     Age                From     Message',
      '  ----     ------     ----               ----     -------',
      '  Warning  BackOff    1m (x5 over 3m)    kubelet  Back-off restarting failed container app in pod web-0_default(5d0c1b9a-0000-4000-8000-000000000000)',
      '  Warning  FailedScheduling  55s   default-scheduler  0/1 nodes are available: 1 node(s) had untolerated taint {a.b/c: }.',
    ].join('\n'),
  );
  expect(findings[0]?.cause).toBe('sched-untolerated-taint');
});

it('lets what is only logged, and noise, stand behind what was refused', () => {
  const line = (verdict: string, rest: string) =>
    `audit: type=1400 audit(1758143643.160:1674): apparmor="${verdict}" ${rest}`;
  const { findings } = diagnosed(
    [
      line('DENIED', 'operation="capable" profile="snap.a.b" pid=9 comm="ip" capability=16  capname="sys_module"'),
      line(
        'ALLOWED',
        'operation="open" profile="snap.a.c" name="/dev/video0" pid=9 comm="x" requested_mask="r" denied_mask="r"',
      ),
      line(
        'DENIED',
        'operation="open" profile="snap.a.d" name="/dev/video0" pid=9 comm="x" requested_mask="r" denied_mask="r"',
      ),
    ].join('\n'),
  );
  expect(findings.map(({ outcome, loggedOnly = false }) => [outcome, loggedOnly])).toEqual([
    ['connect-interface', false],
    ['connect-interface', true],
    ['harmless', false],
  ]);
});

it('takes noise seriously where something failed and nothing else explains it', () => {
  const noise =
    'audit: type=1400 audit(1758143643.160:1674): apparmor="DENIED" operation="capable" profile="snap.thing.b" pid=9 comm="ip" capability=16  capname="sys_module"';
  expect(diagnosed(noise).findings[0]).toMatchObject({
    outcome: 'harmless',
    explanation: 'sys-module-of-network-tools',
  });
  const denialOf = (text: string) => diagnosed(text).findings.find(({ kind }) => kind === 'denial');
  const services = "Oct 16 06:54:08 lab2 systemd[1]: snap.thing.b.service: Failed with result 'exit-code'.\n";
  const failed = denialOf(`${services}${noise}`);
  expect(failed).toMatchObject({
    outcome: 'connect-interface',
    confidence: 'possible',
    notes: [{ code: 'noise-counts' }],
  });
  expect(denialOf(`${services.replace('thing.b', 'other.b')}${noise}`)?.outcome).toBe('harmless');
  expect(denialOf(`${PODS}\n\n${noise}`)?.outcome).toBe('harmless');
});

it('joins by the process and its control group where two pods have the same command', () => {
  const web = '3f1c9a7be2d04586917ac3d5e8f0b2649a1d7c3e5f80b2469d1c7a3e5f80b246';
  const refused = REFUSED.replace('comm="coredns"', 'comm="nginx"');
  const paste = (pid: number) =>
    [
      'NAMESPACE   NAME     READY   STATUS             RESTARTS   AGE',
      'shop        shop-0   0/1     CrashLoopBackOff   7          12m',
      'shop        shop-1   0/1     CrashLoopBackOff   7          12m',
      '',
      'CONTAINER           IMAGE               CREATED             STATE               NAME                ATTEMPT             POD ID              POD                 NAMESPACE',
      '3f1c9a7be2d04       0e901e68141f9       3 minutes ago       Running             server              2                   8f6a1b2c3d4e5       shop-0              shop',
      '5e6f708192a3b       0e901e68141f9       3 minutes ago       Running             server              6                   7a6b5c4d3e2f1       shop-1              shop',
      '',
      'alex@host7:~$ cat /proc/4121/cgroup',
      `0::/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod5d0c7a6e_1b2c_4d3e_8f90_a1b2c3d4e5f6.slice/cri-containerd-${web}.scope`,
      'alex@host7:~$ sudo dmesg',
      refused.replace('pid=9 ', `pid=${pid} `),
    ].join('\n');
  const { findings } = diagnosed(paste(4121));
  const refusal = findings.find(({ kind }) => kind === 'denial');
  expect(refusal?.subject).toMatchObject({ namespace: 'shop', pod: 'shop-0', container: 'server' });
  const crashed = findings.find(({ trouble }) => trouble?.object?.name === 'shop-0');
  expect(crashed?.causedBy).toEqual([refusal?.id]);
  expect(diagnosed(paste(77)).findings.find(({ kind }) => kind === 'denial')?.subject.pod).toBeUndefined();
});

it('reads containers from logs that something carried', () => {
  const id = 'b2a102854b4969b2ce98dc329c86b4fb2b06e4ad2cc8da9d8a7578c9cd2004a2';
  const sandbox = '05c48c82caff3be3d7f1e896981dd410e81487538936914f32b624d168de9db0';
  const log = (message: string) =>
    `Jun 09 05:28:39 host7 microk8s.daemon-containerd[1201]: time="2026-06-09T05:28:39.100000000Z" level=info msg="${message}"`;
  const { findings } = diagnosed(
    [
      PODS,
      '',
      log(
        `RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:5d0c7a6e-1b2c-4d3e-8f90-a1b2c3d4e5f6,Namespace:default,Attempt:0,} returns sandbox id \\"${sandbox}\\"`,
      ),
      log(
        `CreateContainer within sandbox \\"${sandbox}\\" for &ContainerMetadata{Name:app,Attempt:0,} returns container id \\"${id}\\"`,
      ),
      REFUSED.replace(
        'comm="coredns"',
        `comm="sh" info="/run/containerd/io.containerd.runtime.v2.task/k8s.io/${id}/rootfs"`,
      ),
    ].join('\n'),
  );
  expect(findings.find(({ kind }) => kind === 'denial')?.subject).toMatchObject({ pod: 'web-0', container: 'app' });
});

it('puts memory that ran out before the probe that then failed', () => {
  const { verdict } = diagnosed(
    [
      '    State:          Waiting',
      '      Reason:       CrashLoopBackOff',
      '    Last State:     Terminated',
      '      Reason:       OOMKilled',
      '      Exit Code:    137',
      'Events:',
      '  Type     Reason     Age   From     Message',
      '  ----     ------     ----  ----     -------',
      '  Warning  Unhealthy  4m    kubelet  Readiness probe failed: Get "http://10.1.2.3:8080/": dial tcp 10.1.2.3:8080: connect: connection refused',
    ].join('\n'),
  );
  expect(verdict.cause).toBe('oomkilled');
});

it('lets warnings that working clusters give stand last, and first where they are alone', () => {
  const warning =
    ' WARNING:  IPtables FORWARD policy is DROP. Consider enabling traffic forwarding with: sudo iptables -P FORWARD ACCEPT';
  expect(diagnosed(`Inspecting system\n${warning}\n\n${PODS}`).verdict.cause).toBe('crashloop');
  expect(diagnosed(`Inspecting system\n${warning}\n`).verdict.cause).toBe('svc-timeout');
});

it('does not take a claim that waits for its pod for the reason of anything', () => {
  const { findings } = diagnosed(
    [
      'LAST SEEN   TYPE      REASON                 OBJECT                       MESSAGE',
      '5m          Normal    WaitForFirstConsumer   persistentvolumeclaim/data   waiting for first consumer to be created before binding',
      '4m          Warning   FailedScheduling       pod/db-0                     0/1 nodes are available: 1 Insufficient memory.',
    ].join('\n'),
  );
  expect(findings[0]?.cause).toBe('sched-insufficient-resource');
});

function refusedTo(comm: string, family: string, serial: number): string {
  return REFUSED.replace(':1674)', `:${serial})`).replace('coredns', comm).replace('"inet"', `"${family}"`);
}

it('joins one refusal to all pods that it happened to, by the part of a name where only one pod has it', () => {
  const pods = [
    'NAMESPACE     NAME                                       READY   STATUS             RESTARTS   AGE',
    'kube-system   coredns-7896d8bd94-x2x2x                   0/1     CrashLoopBackOff   7          12m',
    'kube-system   calico-kube-controllers-759cd8b574-7kmsl   0/1     Error              7          12m',
  ].join('\n');
  const refusals = [refusedTo('coredns', 'inet', 1), refusedTo('kube-controller', 'inet', 2)].join('\n');
  const { findings, plan } = diagnosed(`${pods}\n\n${refusals}\n`);
  const [refusal, ...states] = findings;
  expect(states.map(({ causedBy }) => causedBy)).toEqual([[refusal?.id], [refusal?.id]]);
  expect(plan.every(({ grants }) => grants?.length === 1 && grants[0] === refusal?.id)).toBe(true);
});

it('leads from a Deployment that is not ready to what its ReplicaSet was refused, and tells its namespace', () => {
  const { findings, plan } = diagnosed(
    [
      'NAME                  READY   UP-TO-DATE   AVAILABLE   AGE',
      'deployment.apps/web   0/1     0            0           6m40s',
      'deployment.apps/api   0/2     0            0           6m40s',
      '',
      'NAMESPACE   LAST SEEN   TYPE      REASON         OBJECT                     MESSAGE',
      'shop        72s         Warning   FailedCreate   replicaset/web-6c69d7595   Error creating: pods "web-6c69d7595-fvqr5" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true (pod or container "web" must set securityContext.runAsNonRoot=true)',
    ].join('\n'),
  );
  const followsOf = (name: string) => findings.find(({ trouble }) => trouble?.object?.name === name)?.causedBy;
  expect(findings[0]).toMatchObject({ cause: 'adm-podsecurity', captures: { namespace: 'shop' } });
  expect(followsOf('web')).toEqual([findings[0]?.id]);
  expect(followsOf('api')).toEqual([]);
  expect(plan.some(({ argv }) => argv?.includes('shop'))).toBe(true);
});

it('puts what keeps a snap from starting before what does not answer because of it', () => {
  const { findings, verdict } = diagnosed(
    [
      'microk8s is not running. Use microk8s inspect for a deeper inspection.',
      'You must connect process-control before proceeding',
    ].join('\n'),
  );
  expect(verdict.cause).toBe('snap-plug-missing');
  expect(findings.map(({ cause, causedBy }) => [cause, causedBy.length])).toEqual([
    ['snap-plug-missing', 0],
    ['api-down', 1],
  ]);
});

it('leads from a service that ended to what its program says was refused', () => {
  const { findings } = diagnosed(
    [
      "2025-06-07T09:13:22Z meterd.meterd[9214]: could not open port /dev/ttyUSB0: [Errno 1] Operation not permitted: '/dev/ttyUSB0'",
      "2025-06-07T09:13:22Z systemd[1]: snap.meterd.meterd.service: Failed with result 'exit-code'.",
    ].join('\n'),
  );
  expect(findings.map(({ kind, causedBy }) => [kind, causedBy])).toEqual([
    ['denial', []],
    ['platform', [findings[0]?.id]],
  ]);
});

it('hangs events of a pod that is not named on the one that tells why, and on no other', () => {
  const PULL =
    'Warning  Failed   12s (x3 over 40s)  kubelet  Failed to pull image "192.0.2.7:32000/web:1": failed to resolve reference "192.0.2.7:32000/web:1": failed to do request: Head "https://192.0.2.7:32000/v2/web/manifests/1": http: server gave HTTP response to HTTPS client';
  const STATES = [
    'Warning  Failed   12s (x3 over 40s)  kubelet  Error: ErrImagePull',
    'Normal   BackOff  1s (x3 over 39s)   kubelet  Back-off pulling image "192.0.2.7:32000/web:1"',
  ];
  const { findings, plan } = diagnosed([PULL, ...STATES].join('\n'));
  const [reason, failed, waits] = findings;
  expect(reason?.cause).toBe('img-http-registry');
  expect([reason, failed, waits].map((one) => one?.causedBy)).toEqual([[], [reason?.id], [failed?.id]]);
  expect(JSON.stringify(plan)).toContain('http://192.0.2.7:32000');
  expect(diagnosed(STATES.join('\n')).findings.flatMap(({ causedBy }) => causedBy)).toEqual([]);
});
