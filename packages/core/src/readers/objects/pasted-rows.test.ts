import { describe, expect, it } from 'vitest';
import type { Trouble } from '../../evidence/trouble.ts';
import { logReaders } from '../logs/log-readers.ts';
import { readForms } from '../read-forms.fixture.ts';
import { objectReaders } from './object-readers.ts';

const troublesIn = (text: string): readonly Trouble[] =>
  readForms(text, [...objectReaders, ...logReaders]).found.flatMap(({ statement }) =>
    statement.kind === 'trouble' ? [statement] : [],
  );
const reasonsIn = (text: string) => troublesIn(text).map(({ reason }) => reason);

describe('rows of kubectl get that were pasted alone', () => {
  it('takes the state behind Init: for the state', () => {
    expect(reasonsIn('web-0   0/1   Init:ImagePullBackOff   0   12m')).toEqual(['ImagePullBackOff']);
    const head = 'NAME    READY   STATUS     RESTARTS   AGE';
    expect(reasonsIn(`${head}\nweb-0   0/1     Init:0/2   0          12m`)).toEqual(['Init:0/2']);
  });

  it('reads states that name a resource, and rare ones', () => {
    expect(reasonsIn('train-0   0/1   OutOfnvidia.com/gpu   0   3m')).toEqual(['OutOfnvidia.com/gpu']);
    expect(reasonsIn('web-0   0/1   SchedulingGated   0   4m')).toEqual(['SchedulingGated']);
  });

  it('reads rows that were cut behind a status which nothing else is called', () => {
    expect(reasonsIn('web-0   1/2   ImagePullBackOff')).toEqual(['ImagePullBackOff']);
    expect(reasonsIn('web-0   1/2   Running')).toEqual([]);
  });

  it('reads namespaces that do not go, with their header and without', () => {
    const namespace = { reason: 'Terminating', object: { kind: 'Namespace', name: 'shop' } };
    expect(troublesIn('NAME      STATUS        AGE\nshop      Terminating   41d\ndefault   Active        90d')).toEqual(
      [expect.objectContaining(namespace)],
    );
    expect(troublesIn('shop   Terminating   12d')).toEqual([expect.objectContaining(namespace)]);
  });
});

describe('pieces of descriptions and documents', () => {
  it('reads a state that stands on one line', () => {
    expect(troublesIn('State: Terminated Reason: OOMKilled Exit Code: 137')).toMatchObject([
      { reason: 'OOMKilled', exitCode: 137 },
    ]);
  });

  it('reads events that follow a state without the head of their table', () => {
    const text =
      '      Exit Code:    137\n  Warning  Unhealthy  46m (x10 over 48m)  kubelet  Liveness probe failed: no';
    expect(reasonsIn(text)).toContain('Unhealthy');
  });

  it('judges conditions without their object by their type', () => {
    const failure = 'conditions:\n- type: ReplicaFailure\n  status: "True"\n  reason: FailedCreate\n';
    expect(reasonsIn(failure)).toEqual(['FailedCreate']);
    expect(reasonsIn(failure.replace('conditions:\n- ', '- lastTransitionTime: "2024-05-02T08:15:33Z"\n  '))).toEqual([
      'FailedCreate',
    ]);
    const well =
      'conditions:\n- lastHeartbeatTime: "2024-05-02T08:15:33Z"\n  reason: KubeletHasSufficientMemory\n  status: "False"\n  type: MemoryPressure\n';
    expect(reasonsIn(well)).toEqual([]);
    expect(reasonsIn(well.replace('conditions:\n', ''))).toEqual([]);
    expect(reasonsIn(well.replace('"False"', '"True"'))).toEqual(['KubeletHasSufficientMemory']);
  });

  it('reads the last state of a container from a line of JSON', () => {
    expect(reasonsIn('"lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}')).toEqual(['OOMKilled']);
  });
});

describe('events', () => {
  it('goes on over the empty line before the policies of Kyverno, and keeps their names apart', () => {
    const [first, ...others] = troublesIn(
      [
        '  Warning  FailedCreate  9s (x13 over 30s)  replicaset-controller  Error creating: admission webhook "validate.kyverno.svc-fail" denied the request:',
        '',
        'resource Pod/shop/web-5b7f6d8c-x2x1p was blocked due to the following policies',
        '',
        'no-privileged:',
        "  privileged-containers: 'validation error: Privileged mode is disallowed.'",
      ].join('\n'),
    );
    expect(others).toEqual([]);
    expect(first?.message).toContain('following policies no-privileged: privileged-containers: ');
  });

  it('does not take the first word of a message for who says it', () => {
    expect(troublesIn('Warning FailedMount 63s failed to sync secret cache')).toMatchObject([
      { message: 'failed to sync secret cache' },
    ]);
  });

  it('tells of a volume that is waited for only when that goes on', () => {
    const waits = (times: string) =>
      `  Normal  ExternalProvisioning  4s ${times}  persistentvolume-controller  Waiting for a volume to be created`;
    expect(reasonsIn(waits('(x2 over 9s)'))).toEqual([]);
    expect(reasonsIn(waits('(x123 over 33m)'))).toEqual(['ExternalProvisioning']);
  });
});

describe('lines of logs', () => {
  it('reads what the init of runc prints when there is no such program', () => {
    expect(troublesIn('exec /docker-entrypoint.sh: no such file or directory')).toHaveLength(1);
    expect(troublesIn('failed to exec /x: open /etc/app.conf: no such file or directory')).toEqual([]);
  });

  it('joins the reasons of the scheduler that stand on lines of their own', () => {
    expect(
      troublesIn(
        "0/5 nodes are available:\n3 node(s) had untolerated taint {a.b/c: },\n2 node(s) didn't match pod anti-affinity rules",
      ),
    ).toMatchObject([{ message: expect.stringContaining("2 node(s) didn't match pod anti-affinity rules") }]);
  });
});
