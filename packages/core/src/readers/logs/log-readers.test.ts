import { readdirSync, readFileSync } from 'node:fs';
import { limits } from '@whyblocked/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Carried, Line } from '../../decode/line.ts';
import type { Statement } from '../../evidence/statement.ts';
import type { Trouble } from '../../evidence/trouble.ts';
import { MOST_LAYERS } from '../errors/layers-of.ts';
import { readForms } from '../read-forms.fixture.ts';
import { containerLog } from './container-log.ts';
import { logReaders as nodeLogReaders } from './log-readers.ts';

const logReaders = [...nodeLogReaders, containerLog];

const folder = new URL('../../../fixtures/forms/', import.meta.url);

/** The lines of all fixtures of these readers. */
const fixtures = logReaders.flatMap(({ form }) =>
  readdirSync(new URL(`${form}/`, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(`${form}/${name}`, folder), 'utf8')),
);

function lineOf(text: string, carried: Carried = {}): Line {
  return { number: 1, raw: text, text, carried };
}

/** What the first reader that opens the line says, with the reader's form. */
function told(line: Line, following: readonly string[] = []): { form?: string; statements: readonly Statement[] } {
  const statements: Statement[] = [];
  for (const reader of logReaders) {
    if (!reader.triggers.some((trigger) => line.raw.includes(trigger))) continue;
    const section = reader.open(line, (statement) => statements.push(statement));
    if (section === null) continue;
    for (const text of following) if (!section.accept({ ...line, raw: text, text, number: 2 })) break;
    section.close();
    return { form: reader.form, statements };
  }
  return { statements };
}

const KLOG = String.raw`E0616 05:28:37.123456    2300 pod_workers.go:1301] "Error syncing pod, skipping" err="failed to \"StartContainer\" for \"web\" with CrashLoopBackOff: \"back-off 5m0s restarting failed container=web\"" pod="default/web-0"`;
const CONTAINERD = String.raw`time="2026-06-09T05:28:38Z" level=error msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:5d,Namespace:default,Attempt:0,} failed, error" error="failed to setup network for sandbox \"0ca3\": plugin type=\"calico\" failed (add): Unauthorized"`;

const carriers: readonly (readonly [string, Carried])[] = [
  ['nothing', {}],
  ['the journal', { time: '2026-06-16T05:28:37Z', host: 'node-1', program: 'microk8s.daemon-kubelite', pid: 2300 }],
  ['journal JSON', { time: '2026-06-16T05:28:37Z', unit: 'snap.microk8s.daemon-kubelite.service' }],
  ['snap logs', { time: '2026-06-16T05:28:37Z', program: 'microk8s.daemon-kubelite', pid: 2300 }],
];

describe('carriers', () => {
  it.each(carriers)('%s brings the same statement of the kubelet', (_name, carried) => {
    const { form, statements } = told(lineOf(KLOG, carried));
    expect(form).toBe('kubelet-log');
    expect(statements).toEqual([
      {
        kind: 'trouble',
        source: 'log',
        reason: 'CrashLoopBackOff',
        message:
          'Error syncing pod, skipping: failed to "StartContainer" for "web" with CrashLoopBackOff: "back-off 5m0s restarting failed container=web"',
        layers: [
          'Error syncing pod, skipping',
          'failed to "StartContainer" for "web" with CrashLoopBackOff',
          'back-off 5m0s restarting failed container=web',
        ],
        object: { kind: 'Pod', name: 'web-0', namespace: 'default', container: 'web' },
        from: 'kubelet',
        count: 1,
        severity: 'error',
        first: carried.time ?? '0616 05:28:37.123456',
      },
    ]);
  });

  it('bring the same statement of containerd', () => {
    const bare = told(lineOf(CONTAINERD));
    const carried = { time: '2026-06-09T05:28:38Z', host: 'node-1', program: 'microk8s.daemon-containerd' };
    expect(bare.form).toBe('containerd-log');
    expect(bare.statements).toHaveLength(1);
    expect(told(lineOf(CONTAINERD, carried))).toEqual(bare);
  });

  it('tell of components that do not tell themselves', () => {
    const line =
      'E0616 05:31:00.000001    2300 replica_set.go:590] sync "default/web" failed with pods "web-" is forbidden: x';
    const [, journal] = carriers[1] ?? [];
    expect(told(lineOf(line, journal)).statements).toMatchObject([{ from: 'kubelite' }]);
    expect(told(lineOf(line)).statements).toEqual([expect.not.objectContaining({ from: expect.anything() })]);
  });

  it('of other services of the host bring no log of a container', () => {
    const line = 'time="2026-06-09T05:28:43Z" level=fatal msg="no configuration"';
    expect(told(lineOf(line)).form).toBe('container-log');
    expect(told(lineOf(line, { host: 'node-1', program: 'frobd' })).form).toBeUndefined();
    expect(told(lineOf(line, { program: 'lxd.daemon' })).form).toBeUndefined();
    expect(told(lineOf(line, { unit: 'frobd.service' })).form).toBeUndefined();
    expect(told(lineOf(line, { program: 'web' })).form).toBe('container-log');
    expect(told(lineOf(line, { unit: 'snap.microk8s.daemon-cluster-agent.service' })).form).toBe('container-log');
  });
});

describe('forms that go on', () => {
  it('a value of klog ends where its mark stands', () => {
    const head = 'E0616 05:30:00.000001    2300 pod_workers.go:1301] "Error syncing pod, skipping" err=<';
    const { statements } = told(lineOf(head), ['\texec format error', ' > pod="default/web-0"', '\tnot of it']);
    expect(statements).toMatchObject([
      { message: 'Error syncing pod, skipping: exec format error', object: { name: 'web-0', namespace: 'default' } },
    ]);
  });

  it('a mount tells what mount said, and no more', () => {
    const head =
      'E0616 05:30:00.000001    2300 x.go:1] MountVolume.SetUp failed for volume "a" : mount failed: exit status 32';
    const { statements } = told(lineOf(head), [
      'Mounting command: mount',
      'Output: mount.nfs: no',
      'Mounting command: 2',
    ]);
    expect(statements).toMatchObject([
      { message: expect.stringMatching(/exit status 32 Mounting command: mount Output: mount\.nfs: no$/) },
    ]);
  });

  it('a stack of Python that is cut tells nothing', () => {
    const { form, statements } = told(lineOf('Traceback (most recent call last):'), ['  File "x"', '12 monkeys']);
    expect({ form, statements }).toEqual({ form: 'container-log', statements: [] });
  });
});

/** While all is well, programs say such things too. */
const HEALTHY = [
  'I0616 05:28:37.123456    2300 prober.go:107] "Probe failed" probeType="Readiness" pod="default/web-0" output="connection refused" err="x"',
  'I0616 05:28:37.123456    2300 x.go:1] "Retrying" err="dial tcp 192.0.2.1:443: connect: connection refused" pod="default/web-0"',
  'E0616 05:28:37.123456    2300 remote_runtime.go:432] "ContainerStatus from runtime service failed" err="rpc error: code = NotFound desc = an error occurred when try to find container \\"8c\\": not found" containerID="8c"',
  'W0616 05:28:37.123456    2300 sysinfo.go:203] Nodes topology is not available, providing CPU topology',
  'time="2026-06-09T05:28:38Z" level=error msg="ContainerStatus for \\"8c\\" failed" error="rpc error: code = NotFound desc = an error occurred when try to find container \\"8c\\": not found"',
  'time="2026-06-09T05:28:38Z" level=warning msg="cleaning up after shim disconnected" id=8c namespace=k8s.io',
  'time="2026-06-09T05:28:38Z" level=info msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,} failed (add)"',
  '{"level":"info","msg":"connection refused, trying again","error":"permission denied"}',
  '{"level":"error","msg":"Reconciler error","error":"the object has been modified"}',
  'INFO: too many open files is what we look for',
  '[DEBUG] address already in use is handled',
  'systemd[1]: Started Service for snap application microk8s.daemon-kubelite.',
  "fwupd.service: Failed with result 'timeout'.",
  'apache2.service: Main process exited, code=exited, status=1/FAILURE',
  'the kernel may say oom-kill:constraint= and then more',
];

it.each(HEALTHY)('is silent on: %s', (text) => {
  expect(told(lineOf(text)).statements).toEqual([]);
});

describe('damaged lines', () => {
  const all = fixtures.flatMap((text) => text.split('\n')).filter((text) => text !== '');
  const triggers = logReaders.flatMap((reader) => reader.triggers);

  const check = (text: string): void => {
    for (const { statement } of readForms(text, logReaders).found) {
      const { kind, message, layers, severity } = statement as Trouble;
      expect(kind).toBe('trouble');
      expect(severity).not.toBe('normal');
      expect(message.trim()).not.toBe('');
      expect(message.length).toBeLessThanOrEqual(limits.evidenceChars);
      expect(layers.length).toBeLessThanOrEqual(MOST_LAYERS);
      for (const layer of layers) expect(layer.length).toBeLessThanOrEqual(limits.evidenceChars);
    }
  };

  it('are read as far as they go', () => {
    const cut = fc
      .tuple(fc.constantFrom(...all), fc.nat(600), fc.nat(600))
      .map(([text, from, to]) => text.slice(from % 40, to));
    fc.assert(fc.property(fc.array(cut, { maxLength: 6 }), (lines) => check(lines.join('\n'))));
  });

  it('of triggers and rubbish do no harm', () => {
    const piece = fc.oneof(
      fc.constantFrom(...triggers, '"', '\\"', ': ', '{', 'E0616 05:28:37.1 1 a.go:1] ', 'level=error '),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => check(pieces.join(''))));
  });

  it.each(triggers)('many of %j in a line are read', (trigger) => {
    const times = Math.floor(20_000 / trigger.length);
    for (const head of ['', 'E0616 05:28:37.123456    2300 a.go:1] ', 'time="1" level=error msg="']) {
      check(head + trigger.repeat(times));
    }
  });
});
