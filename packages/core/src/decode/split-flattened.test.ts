import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PIECES, splitFlattened } from './split-flattened.ts';

const groups: Readonly<Record<string, readonly string[]>> = {
  syslog: [
    'Jun 22 16:36:00 node-1 kernel: [12345.678901] audit: type=1400 audit(1687451760.860:159): apparmor="DENIED" operation="open"',
    'Jun 22 16:36:01 node-1 microk8s.daemon-kubelite[2300]: E0616 05:28:37.123456    2300 pod.go:1298] "Error syncing pod"',
    'Jun 22 16:36:02 node-1 systemd[1]: Started it.',
  ],
  'snap logs': [
    '2026-06-09T05:28:37Z microk8s.daemon-kubelite[2300]: + exit 1',
    '2026-06-09T05:28:38Z microk8s.daemon-containerd[2301]: time="2026-06-09T05:28:38.123456789Z" level=error msg="failed to x"',
    '2026-06-09T05:28:39Z systemd[1]: Stopping',
  ],
  dmesg: [
    '[   12.345678] audit: type=1400 audit(1687451760.860:159): apparmor="DENIED"',
    '[   12.345679] IPv6: ADDRCONF(NETDEV_CHANGE): eth0: link becomes ready',
    '[Thu Jun 22 16:36:00 2023] eth0: up',
  ],
  klog: [
    'E0616 05:28:37.123456    2300 pod_workers.go:1298] "Error syncing pod, skipping" err="failed"',
    'I0616 05:28:38.123456    2300 kubelet.go:12] ok',
  ],
  logrus: [
    'time="2026-06-09T05:28:38.123456789Z" level=error msg="failed to x" error="y"',
    'time="2026-06-09T05:28:39.1Z" level=info msg="z"',
  ],
  auditd: [
    'type=AVC msg=audit(1687451760.860:159): apparmor="DENIED" operation="open"',
    'type=SYSCALL msg=audit(1687451760.860:159): arch=c000003e syscall=257',
  ],
  events: [
    'Warning  FailedScheduling  12s (x3 over 5m)  default-scheduler  0/1 nodes are available: 1 node(s) had taints.',
    'Normal Pulling 10s kubelet Pulling image "web:1"',
    'Warning Failed <unknown> kubelet Error: ErrImagePull',
  ],
  'rows of events': [
    '12s         Warning   FailedMount   pod/web-0   MountVolume.SetUp failed',
    '5m10s Normal Pulled pod/web-0 Container image "web:1" already present',
  ],
  'containers’ logs': [
    '2024-01-01T00:00:00.000000000Z stderr F cannot open /x',
    '2024-01-01T00:00:00.100000000Z stdout F giving up',
  ],
  describe: [
    'Name:             web-0',
    'Namespace:        default',
    'Service Account:  default',
    'Containers:',
    'web:',
    'State:          Waiting',
    'Reason:       CrashLoopBackOff',
    'Events:',
    'Type     Reason            Age    From               Message',
    '----     ------            ----   ----               -------',
    'Warning  FailedScheduling  12s    default-scheduler  Reason: none, Node: none',
    'Warning  BackOff  1s (x2 over 3s)  kubelet  Back-off',
  ],
  pods: [
    'NAME    READY   STATUS    RESTARTS   AGE',
    'web-0   0/1     Pending   0          5m',
    'db-0 1/1 Running 3 (5m ago) 3d',
  ],
  connections: [
    'Interface  Plug  Slot  Notes',
    'home microk8s:home :home manual',
    'network microk8s:network :network -',
  ],
};

describe('splitFlattened', () => {
  it.each(Object.entries(groups))('cuts %s where lines began', (_, lines) => {
    // What is under a key without a form of its own stays with it.
    const expected = lines.join('\n').replace('Containers:\nweb:', 'Containers: web:').split('\n');
    expect(splitFlattened(lines.join(' '))).toEqual(expected);
    expect(splitFlattened(`  ${lines.join('  ')}  `).map((piece) => piece.trim())).toEqual(
      expected.map((line) => line.replace('Containers: web', 'Containers:  web')),
    );
  });

  it('cuts forms that stand beside each other', () => {
    const lines = [...(groups.describe ?? []).slice(0, 4), ...(groups.syslog ?? [])];
    expect(splitFlattened(['here is my pod:', ...lines].join(' '))).toEqual(['here is my pod:', ...lines]);
  });

  it('leaves a line that is one', () => {
    for (const line of [
      '',
      'short',
      'Warning  Failed  3s  kubelet  Error: container create failed: time="2026-06-09T05:28:38Z" level=error msg="runc create failed: x"',
      ...Object.values(groups).flat(),
      'the pod says Jun 22 16:36:00 node-1 kernel: audit: x and I do not know why',
      'E0616 05:28:37.123456    2300 a.go:12] "x" err="exit: E0616 05:28:38.123456    2301 b.go:3] inner" rest',
      'Jun 22 16:36:00 node-1 app[1]: certificate expired 2024-01-01T00:00:00Z next attempt: in an hour',
      'E0616 05:28:37.123456    2300 a.go:12] last seen Jun 22 16:36:00 2023 GMT: not renewed',
      '{"items":[{"message":"Jun 22 16:36:00 node-1 a[1]: x Jun 22 16:36:00 node-1 b[1]: y"}]}',
      'NAME READY STATUS RESTARTS AGE web-0 0/1 Pending 0 5m and then it said no',
      'Name: web Status: Pending Reason: nothing that kubectl describe would print here',
      'spec: containers: - name: web image: web:1 command: ["sleep"] and so on',
    ]) {
      expect(splitFlattened(line)).toEqual([line]);
    }
  });

  it('makes a bounded number of pieces and loses nothing', () => {
    const many = 'Jun 22 16:36:00 node-1 a[1]: x '.repeat(MAX_PIECES + 100);
    const pieces = splitFlattened(many);
    expect(pieces).toHaveLength(MAX_PIECES);
    expect(pieces.join(' ')).toBe(many.trimEnd());
  });

  it('keeps all that is not a blank, whatever the text', () => {
    const part = fc.oneof(
      fc.constantFrom(...Object.values(groups).flat(), '"', '\\"', '{', 'Events:', '(5m', 'ago)'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 15 }), (parts) => {
        const text = parts.join(' ');
        const pieces = splitFlattened(text);
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(pieces.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('line ends that were escaped', () => {
  it('part the lines of a text, in a string or bare', () => {
    const text = 'Name:   web-0\nNamespace:  shop\nContainers:\n  web:\n    Image:  "x"\n';
    const lines = text.trimEnd().split('\n');
    for (const escaped of [
      text.replaceAll('\n', '\\n'),
      text.replaceAll('\n', '\\r\\n'),
      JSON.stringify(text),
      JSON.stringify({ log: text }),
      JSON.stringify(JSON.stringify({ log: text })),
    ]) {
      expect(splitFlattened(escaped).slice(0, lines.length)).toEqual(lines);
    }
  });

  it('belong to a message where no line behind one is of a form', () => {
    for (const line of [
      'E0616 05:28:37.123456    2300 file.go:12] "it failed" err="error converting YAML to JSON:\\n\\tyaml: line 3\\n\\tand 4"',
      '{"level":"error","msg":"a trace","stacktrace":"main.main\\n\\t/app/main.go:12\\nruntime.main\\n\\t/usr/lib/go"}',
      `level=error msg="it said" output="Mounting command: mount\\nMounting arguments: -t nfs\\nOutput: ${'x'.repeat(80)}\\n"`,
    ]) {
      expect(splitFlattened(line)).toEqual([line]);
    }
  });

  it('are parted only so far', () => {
    const pieces = splitFlattened(`Name: a\\n${'b\\n'.repeat(10_000)}`);
    expect(pieces).toHaveLength(MAX_PIECES);
    expect(pieces.at(-1)).toHaveLength(2 * (10_000 - MAX_PIECES + 2) - 1);
  });
});
