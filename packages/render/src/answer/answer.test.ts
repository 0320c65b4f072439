import type { Finding } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { diagnosis, finding } from '../diagnosis.fixture.ts';
import { explained, explanation, findingId, podFinding } from '../explanation.fixture.ts';
import { renderText } from '../render-text.ts';

/** The words without the places where lines end. */
const told = (...args: Parameters<typeof renderText>) => renderText(...args).replace(/\s+/g, ' ');

function inOrder(text: string, parts: readonly string[]): void {
  const places = parts.map((part) => text.indexOf(part));
  expect(places, text).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
}

const noise = (n: number): Finding =>
  finding({
    id: findingId(n),
    outcome: 'harmless',
    explanation: 'module-probe',
    access: { kind: 'capability', name: 'sys_module' },
    interfaces: [],
  });
const noiseEntry = explanation({ kind: 'noise', slug: 'module-probe', title: 'A tool asks for a module' });

describe('an answer with an explanation', () => {
  it('begins with its title, then what to do, what it means, where it comes from, the lines', () => {
    inOrder(told(explained([podFinding()])), [
      'Pod default/web-0: No node is free of the taint gpu.',
      'Tolerate gpu in web-0.',
      'tolerations:',
      '- key: gpu',
      'Whoever administers the machine: Or take it away.',
      'kubectl taint nodes --all gpu-',
      'Nodes that have room carry the taint gpu, and web-0 has no toleration for it.',
      'default-scheduler says: 1 node(s) had',
      'To be sure: See which nodes carry it.',
      'kubectl describe node NODE',
      'Cause: untolerated-taint (whyblocked causes untolerated-taint)',
      'Source: kubernetes/kubernetes, pkg/scheduler/taint.go (v1.32.0)',
      'Seen 2 times',
      '3 | apparmor',
    ]);
  });

  it('shows a hole that nothing fills in capitals, and fills none from what every object has', () => {
    const text = told(
      explained(
        [podFinding({ captures: {} })],
        [explanation({ title: '{{pod}} {{constructor}} waits for {{taint}}' })],
      ),
    );
    expect(text).toContain('Pod default/web-0: POD CONSTRUCTOR waits for TAINT.');
  });

  it('puts only words that may stand there into a command, and cuts what is long in a sentence', () => {
    const text = told(explained([podFinding({ captures: { node: '--help; rm -rf /', taint: 'x'.repeat(5000) } })]));
    expect(text).toContain('kubectl describe node NODE');
    expect(text).not.toContain('x'.repeat(201));
    expect(text).toContain('x…');
  });

  it('says what is done when the plan names an explanation that is not there', () => {
    expect(told(explained([podFinding()], []))).toContain('Change the manifest:');
  });

  it('names a refusal and what is known of it', () => {
    const text = told({
      ...explained([finding({ outcome: 'harmless', explanation: 'module-probe' })], [noiseEntry]),
      plan: [],
    });
    expect(text).toMatch(/^Nothing that matters: thing may not .*: that harms nobody. A tool asks for a module\./);
  });
});

describe('what follows from what', () => {
  const [root, runc, pod] = [0, 1, 2].map(findingId) as [string, string, string];
  const chain: readonly Finding[] = [
    finding({ id: root, explains: [runc] }),
    podFinding({ id: runc, causedBy: [root], explains: [pod], trouble: trouble('CreateContainerError') }),
    podFinding({ id: pod, causedBy: [runc], trouble: trouble('CrashLoopBackOff') }),
  ];

  function trouble(reason: string): NonNullable<Finding['trouble']> {
    return { source: 'event', reason, message: reason, layers: [reason], object: { kind: 'Pod', name: 'web-0' } };
  }

  it('is one chain with its cause, and no finding of its own', () => {
    const text = told(diagnosis(chain));
    expect(text).toContain('From this follows: Pod web-0: CreateContainerError → Pod web-0: CrashLoopBackOff.');
    expect(text).not.toContain('2. ');
    expect(text).not.toContain('Further findings');
  });

  it('is told one by one when asked for all, with what each follows from', () => {
    const text = told(diagnosis(chain), { all: true });
    expect(text).toContain('2. Pod web-0: CreateContainerError');
    expect(text).toContain('This follows from thing.app: read, write /dev/video0.');
  });

  it('does not get lost in a ring', () => {
    const ring = [
      finding({ id: root, explains: [runc], causedBy: [runc] }),
      finding({ id: runc, explains: [root], causedBy: [root] }),
      finding({ id: pod, explains: [pod], causedBy: [pod] }),
    ];
    expect(told(diagnosis(ring))).toContain('2. thing.app');
  });
});

describe('noise', () => {
  const some = explained([finding(), ...Array.from({ length: 7 }, (_, n) => noise(n + 1))], [noiseEntry]);

  it('is folded with a count and a way to see it', () => {
    const text = told(some, { foldHint: '--all shows them' });
    expect(text).toContain('7 harmless refusals are folded (--all shows them): A tool asks for a module (7).');
    expect(text).not.toContain('use the capability sys_module');
  });

  it('is shown when asked for', () => {
    const text = told(some, { all: true });
    expect(text).toContain('2. thing.app: use the capability sys_module');
    expect(text).not.toContain('folded');
  });
});

describe('what was only logged', () => {
  it('is said to be so, in the first sentence and in the list', () => {
    const logged = finding({ loggedOnly: true });
    const text = told(diagnosis([logged]));
    expect(text).toMatch(/^Nothing was refused, only logged: thing tried to read, write \/dev\/video0; once it is/);
    expect(text).toContain('would refuse it (app app). It was only logged, not refused; once it is: The interface');
    expect(told(diagnosis([finding(), { ...logged, id: findingId(3) }]))).toContain('/dev/video0 (only logged)');
  });

  it('says so of devmode', () => {
    expect(told(diagnosis([finding({ outcome: 'devmode-allowed' })]))).toMatch(/^Nothing was refused, only logged:/);
  });
});

describe('the least to connect', () => {
  const findings = [0, 1, 2, 3].map((n) => finding({ id: findingId(n) }));
  const least = {
    snap: 'thing',
    app: 'app',
    connect: [
      { interface: 'camera', privilege: 2, answers: [findingId(0), findingId(1)] },
      { interface: 'network', plug: 'net', privilege: 1, answers: [findingId(1)] },
    ],
    stays: [findingId(2), findingId(3)],
    exact: true,
  };

  it('is told app by app with its price, and what stays', () => {
    const text = told({ ...diagnosis(findings), connections: [least, { ...least, app: 'other', exact: false }] });
    expect(text).toContain('thing.app: camera, opens 2 of 5; network (plug net), opens 1 of 5. 2 of 4 refusals go.');
    expect(text).toContain('Stays: thing.app: read, write /dev/video0; thing.app: read, write /dev/video0.');
    expect(text).toContain(
      'thing.other: camera, opens 2 of 5; network (plug net), opens 1 of 5. 2 of 4 refusals go. A cheaper choice may exist.',
    );
  });

  it('is not repeated where one finding says it all', () => {
    const [camera] = least.connect;
    const only = { ...least, connect: camera ? [{ ...camera, answers: [findingId(0)] }] : [], stays: [] };
    expect(told({ ...diagnosis(findings.slice(0, 1)), connections: [only] })).not.toContain('The least to connect');
  });
});

describe('what tells it apart from what looks like it', () => {
  const source = { file: 'interfaces/apparmor/template.go', line: 12 };

  it.each([
    [
      { code: 'explicit-deny', rule: 'deny /x r', interface: 'home' },
      'A rule of the interface home refuses it in so many words (deny /x r)',
    ],
    [
      { code: 'owner-mismatch', interface: 'home' },
      'The rule of the interface home holds only for files of the user who asks',
    ],
    [{ code: 'other-revision', revision: '12' }, 'in the folder of revision 12 of the snap'],
    [
      { code: 'permitted-by', rule: '/x r', source, release: '2.63' },
      'Rule: /x r (permitted without any connection, interfaces/apparmor/template.go:12 in snapd 2.63)',
    ],
    [{ code: 'newer-release', release: '2.68', interface: 'home' }, 'snapd 2.68 permits it with the interface home.'],
    [
      { code: 'other-app', interface: 'home', apps: ['a', 'b'] },
      'The snap has a plug of home for a, b, and not for this one.',
    ],
    [{ code: 'may-be-prompt', interface: 'home' }, 'the person is asked before home permits it'],
    [
      { code: 'noise-counts', slug: 'a-b' },
      'nothing else here explains the failure. Known noise: a-b (whyblocked noise a-b)',
    ],
  ] as const)('%j', (note, words) => {
    expect(told(diagnosis([finding({ notes: [note as Finding['notes'][number]] })]))).toContain(words);
  });

  it('says that a later release of snapd permits it', () => {
    const newer = finding({
      outcome: 'already-permitted',
      interfaces: [],
      notes: [{ code: 'newer-release', release: '2.68' }],
    });
    expect(told(diagnosis([newer]))).toMatch(
      /^thing may not .*: a later snapd permits that\..*A later release of snapd permits this\./,
    );
    const confine = finding({
      outcome: 'already-permitted',
      interfaces: [],
      subject: { owner: 'snap-confine', label: '/x' },
    });
    expect(told(diagnosis([confine]))).toContain('The profile that snapd has now permits this');
  });

  it('does not offer what is no answer', () => {
    const [camera] = finding().interfaces;
    if (!camera) throw new Error('no interface');
    const interfaces = [
      { ...camera, name: 'docker-support', forOthers: true },
      { ...camera, name: 'system-files', blanket: true },
    ];
    const text = told({ ...diagnosis([finding({ outcome: 'no-interface', interfaces })]), plan: [] });
    expect(text).toContain('are no answer to it: docker-support, system-files.');
    expect(text).not.toContain('Rule:');
    const declared = interfaces.map((grant) => ({ ...grant, declared: true }));
    expect(told(diagnosis([finding({ interfaces: declared })]))).toContain(
      'The interface docker-support would permit it',
    );
  });
});

describe('steps', () => {
  const step = (reason: { code: string } & Record<string, unknown>, more: object = {}) => ({
    ...diagnosis([finding()]),
    plan: [{ actor: 'publisher', action: 'run', reason, ...more } as const],
  });

  it.each([
    [{ code: 'may-be-silent', why: 'explicit-deny' }, 'rules that deny in so many words are not logged'],
    [{ code: 'may-be-silent', why: 'device-cgroup' }, 'the device cgroup of a snap leaves none'],
    [{ code: 'may-be-silent', why: 'file-permissions' }, 'Plain file permissions refuse without a line'],
    [{ code: 'may-be-silent', why: 'audit-rate' }, 'The kernel drops lines'],
    [{ code: 'may-be-silent', why: 'new' }, 'Some refusals leave no line'],
    [
      { code: 'store-request', interface: 'camera', snap: 'thing', status: 'store-install' },
      'The publisher of thing asks the store for camera before the snap can be installed',
    ],
    [
      {
        code: 'report-rule',
        owner: 'snap-confine',
        label: '/snap-confine',
        rule: 'deny /x r',
        file: 'a.go',
        release: '2.77',
      },
      'Report it to snapd, with the lines below and the profile /snap-confine, the rule deny /x r, in a.go, the release 2.77.',
    ],
    [
      { code: 'report-rule', owner: 'new', label: '' },
      'Report it to whoever maintains the profile, with the lines below.',
    ],
    [{ code: 'newer-snapd-permits', release: '2.68' }, 'snapd 2.68 permits it: refresh snapd.'],
    [{ code: 'newer-snapd-permits' }, 'The present snapd permits it'],
    [{ code: 'other-revision', snap: 'thing' }, 'Start thing again'],
    [
      { code: 'slot-is-missing', snap: 'thing', interface: 'dbus' },
      'only the publisher of thing can add a slot of dbus',
    ],
    [{ code: 'a-code-to-come' }, 'The publisher of the snap: Run this:'],
  ])('%j: %s', (reason, words) => {
    expect(told(step(reason))).toContain(words);
    expect(told(step(reason, { grants: [finding().id] }))).toContain(words);
  });

  it('that answer several findings are told once', () => {
    const two = [finding(), finding({ id: findingId(1) })];
    const plan = [{ ...diagnosis(two).plan[0], grants: two.map(({ id }) => id) }] as ReturnType<
      typeof diagnosis
    >['plan'];
    const text = told({ ...diagnosis(two), plan });
    expect(text.split('sudo snap connect thing:camera')).toHaveLength(2);
    expect(text).toContain('What is to be done above answers this as well.');
  });
});
