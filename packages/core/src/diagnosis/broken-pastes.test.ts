import type { Finding } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { diagnoseSync } from './diagnose-sync.ts';

const knowledge = dataKnowledge();

function findingsOf(paste: string): readonly Finding[] {
  const result = diagnoseSync([Buffer.from(paste)], { knowledge });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.findings;
}

it('takes the snap of a refusal from the stack of Python above it, and finds what the link of a class leads to', () => {
  const [first] = findingsOf(`Traceback (most recent call last):
  File "/snap/camera-thing/x6/bin/gui", line 8, in <module>
    sys.exit(main())
PermissionError: [Errno 13] Permission denied: '/sys/class/video4linux/video0/name'
`);
  expect(first?.subject).toMatchObject({ owner: 'snap-app', snap: 'camera-thing' });
  expect(first?.interfaces[0]?.name).toBe('camera');
});

it('reads an event whose message has a line of its own, and events below conditions', () => {
  expect(findingsOf('Warning  Unhealthy\nLiveness probe failed:\ncat: /tmp/healthy: No such file\n')[0]?.cause).toBe(
    'probe-failed',
  );
  const below = `Conditions:
  Type              Status
  Ready             False
Warning  Unhealthy  8s (x7 over 68s)  kubelet, host7  Readiness probe failed: connect: connection refused
`;
  expect(findingsOf(below)[0]?.cause).toBe('probe-failed');
});

it('reads a message that was broken after a colon', () => {
  const paste = `Error: failed to create containerd task: failed to create shim task:
  OCI runtime create failed: runc create failed: unable to start container process:
  exec: "python": executable file not found in $PATH: unknown
`;
  expect(findingsOf(paste).map(({ cause }) => cause)).toEqual(['run-entrypoint-missing']);
});

it('puts a stage that the pod is past behind the one it is at, also where that tells little', () => {
  const paste = `Warning  FailedScheduling  3m  default-scheduler  pod has unbound immediate PersistentVolumeClaims
Warning  FailedMount  4m12s  kubelet, host7  MountVolume.SetUp failed for volume "pvc-1" : rpc error: code = Internal desc = exit status 5
`;
  expect(findingsOf(paste)[0]?.cause).toBe('vol-mount-failed');
});

it('lists the objects of which the same is told', () => {
  const rows = ['web-1', 'web-2', 'web-3'].map((name) => `${name}   0/1   ImagePullBackOff   0   5m`);
  const [first] = findingsOf(['NAME    READY   STATUS             RESTARTS   AGE', ...rows].join('\n'));
  expect(first?.trouble?.objects?.map(({ name }) => name)).toEqual(['web-1', 'web-2', 'web-3']);
});

it('knows a service by its object where a message goes to the number of a connection', () => {
  const paste =
    'dbus-daemon[965]: apparmor="DENIED" operation="dbus_method_call"  bus="system" path="/org/bluez/hci0" interface="org.bluez.Adapter1" member="StartDiscovery" mask="send" name=":1.9" pid=4711 label="snap.thing.thing" peer_pid=1203 peer_label="unconfined"\n';
  expect(findingsOf(paste)[0]).toMatchObject({ outcome: 'connect-interface', interfaces: [{ name: 'bluez' }, {}] });
});
