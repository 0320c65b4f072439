import type { AddonStatement, Finding } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { addonKnowledge, statement } from './addon-knowledge.fixture.ts';
import { diagnosedAddons, type ToldPlace } from './diagnosed-addons.ts';
import { isOfNoUse } from './is-of-no-use.ts';

const BROKEN = statement({ id: 'strict', where: { confinement: 'strict' }, issues: ['some-issue'] });
const ON_UBUNTU = statement({ id: 'ubuntu', where: { confinement: 'strict', distribution: { id: 'ubuntu' } } });

function acceptedReport(about: Partial<AddonStatement> & { readonly id: string }): AddonStatement {
  return { ...statement({ ...about, status: 'works-with-notes' }), basis: 'report' };
}

function failing(object: { kind: string; name: string; namespace?: string }, parts: Partial<Finding> = {}): Finding {
  return finding({ trouble: { source: 'row', message: 'CrashLoopBackOff', layers: [], object }, ...parts });
}

function saying(message: string): Finding {
  return finding({ kind: 'addon', trouble: { source: 'command', message, layers: [message] } });
}

function finding(parts: Partial<Finding>): Finding {
  return {
    id: 'wb1-aaaaaaaaaaaaaaaaaaaa',
    kind: 'pod',
    outcome: 'cause',
    confidence: 'likely',
    count: 1,
    at: [],
    subject: { owner: 'none', label: '' },
    interfaces: [],
    notes: [],
    explains: [],
    causedBy: [],
    evidence: [],
    ...parts,
  };
}

const COREDNS = { kind: 'Pod', name: 'coredns-7896dbf49-abcde', namespace: 'kube-system' };

function diagnosed(
  findings: readonly Finding[],
  told: Partial<ToldPlace> = {},
  accepted: readonly AddonStatement[] = [],
) {
  return diagnosedAddons(addonKnowledge([BROKEN, ON_UBUNTU]), accepted, findings, {
    isMicrok8s: true,
    place: { track: '1.41', confinement: 'strict', architecture: 'amd64' },
    enabled: [],
    disabled: [],
    ...told,
  });
}

describe('an addon whose pods fail', () => {
  it('has what is said of it there, and apart what holds on hosts that are not told', () => {
    expect(diagnosed([failing(COREDNS)])).toMatchObject([
      {
        addon: 'core/dns',
        why: 'failing',
        findings: ['wb1-aaaaaaaaaaaaaaaaaaaa'],
        status: 'broken',
        basis: 'person',
        statements: [{ id: 'strict', issues: ['some-issue'] }],
        onSomeHosts: [{ id: 'ubuntu' }],
      },
    ]);
  });

  it('has both where the host is told', () => {
    const place = { track: '1.41', confinement: 'strict', distribution: { id: 'ubuntu', version: '25.10' } } as const;
    const [told] = diagnosed([failing(COREDNS)], { place });
    expect(told?.statements.map(({ id }) => id)).toEqual(['ubuntu', 'strict']);
  });

  it.each([
    ['a deployment', { kind: 'Deployment', name: 'coredns', namespace: 'kube-system' }],
    ['a pod whose namespace is not told', { kind: 'Pod', name: 'coredns-1' }],
  ])('is known by %s', (_, object) => {
    expect(diagnosed([failing(object)])).toMatchObject([{ addon: 'core/dns' }]);
  });

  it.each([
    ['a pod of another namespace', { ...COREDNS, namespace: 'mine' }],
    ['a pod of another name', { ...COREDNS, name: 'corednsx-1' }],
    ['a node', { kind: 'Node', name: 'coredns-1' }],
    ['a pod of a namespace that is not told', { kind: 'Pod', name: 'anything-1' }],
  ])('is not known by %s', (_, object) => {
    expect(diagnosed([failing(object)])).toEqual([]);
  });

  it.each<[string, Partial<ToldPlace>]>([
    ['on another confinement', { place: { track: '1.41', confinement: 'classic' } }],
    ['on a confinement that is not told', { place: { track: '1.41' } }],
    ['in a cluster that is not known to be MicroK8s', { isMicrok8s: false }],
    ['where the addon is listed as not enabled', { disabled: ['core/dns'] }],
  ])('has nothing said of it %s', (_, told) => {
    expect(diagnosed([failing(COREDNS)], told)).toEqual([]);
  });

  it('has nothing said of it where that harms nobody', () => {
    expect(diagnosed([failing(COREDNS, { outcome: 'harmless' })])).toEqual([]);
  });

  it('has what an accepted report says of it, after what files say', () => {
    const accepted = acceptedReport({ id: 'rep-a', where: { tracks: { since: '1.41', until: '1.42' } } });
    const [told] = diagnosed([failing(COREDNS)], {}, [accepted]);
    expect(told).toMatchObject({ status: 'broken', basis: 'person', conflict: true });
    expect(told?.statements.map(({ id, basis }) => [id, basis])).toEqual([
      ['strict', 'person'],
      ['rep-a', 'report'],
    ]);
  });

  it('has what only an accepted report says of it', () => {
    const accepted = acceptedReport({ id: 'rep-a', where: { confinement: 'classic' } });
    const place = { track: '1.41', confinement: 'classic' } as const;
    expect(diagnosed([failing(COREDNS)], { place }, [accepted])).toMatchObject([
      { addon: 'core/dns', status: 'works-with-notes', basis: 'report', statements: [{ id: 'rep-a' }] },
    ]);
  });

  it('has what became a file from the file alone', () => {
    const file = statement({ id: 'file', evidence: [{ report: 'rep-a', date: '2026-01-01' }] });
    const told = diagnosedAddons(addonKnowledge([file]), [acceptedReport({ id: 'rep-a' })], [failing(COREDNS)], {
      isMicrok8s: true,
      place: { track: '1.41', confinement: 'strict' },
      enabled: [],
      disabled: [],
    });
    expect(told.map(({ statements }) => statements.map(({ id }) => id))).toEqual([['file']]);
  });

  it('is told once for all of its findings', () => {
    const other = failing({ ...COREDNS, name: 'coredns-2' }, { id: 'wb1-bbbbbbbbbbbbbbbbbbbb' });
    const told = diagnosed([failing(COREDNS), other]);
    expect(told.map(({ findings }) => findings.length)).toEqual([2]);
  });
});

describe('an addon that was not found', () => {
  it.each([
    ['nvidia', { track: '1.41', confinement: 'strict' }, 'core/nvidia', 'confinement'],
    ['core/nvidia', { track: '1.41', confinement: 'classic', architecture: 'arm64' }, 'core/nvidia', 'architecture'],
    ['gpu', { track: '1.41', confinement: 'strict' }, 'core/nvidia', 'confinement'],
    ['starboard', { track: '1.41' }, 'community/starboard', 'not-in-track'],
    ['dns', { track: '1.41', confinement: 'strict', architecture: 'amd64' }, 'core/dns', 'test-runs'],
    ['nvidia', {}, 'core/nvidia', undefined],
  ] as const)('%s at %j is %s: %s', (name, place, addon, code) => {
    const [told] = diagnosed([saying(`Addon ${name} was not found in any repository`)], { place, isMicrok8s: false });
    expect(told).toMatchObject({ addon, why: 'not-found' });
    expect(told?.derived?.code).toBe(code);
  });

  it('tells where there is one at all, and what it was given up for', () => {
    const [nvidia] = diagnosed([saying('Addon nvidia was not found in any repository')]);
    expect(nvidia?.offered).toEqual({ since: '1.41', confinement: 'classic', architectures: ['amd64'] });
    const [starboard] = diagnosed([saying('Addon community/starboard not found')]);
    expect(starboard).toMatchObject({ replacedBy: 'community/trivy', offered: { until: '1.41' } });
  });

  it.each(['nothing-like-it', 'x'.repeat(200), '', '../../dns'])('tells nothing of "%s"', (name) => {
    expect(diagnosed([saying(`Addon ${name} was not found in any repository`)])).toEqual([]);
  });
});

describe('an addon that is enabled', () => {
  it('is told where something is known of it, and not where it works', () => {
    expect(diagnosed([], { enabled: ['dns', 'rook'] })).toMatchObject([
      { addon: 'core/dns', why: 'enabled', findings: [], statements: [{ id: 'strict' }] },
    ]);
  });
});

describe('enabling the community repository', () => {
  const command = ['sudo', 'microk8s', 'enable', 'community'];

  it.each([
    ['nvidia', { track: '1.41' }, true],
    ['sriov', { track: '1.41' }, false],
    ['starboard', { track: '1.41' }, true],
    ['nothing-like-it', { track: '1.41' }, false],
  ])('for %s at %j: of no use is %s', (name, place, expected) => {
    const addons = diagnosed([saying(`Addon ${name} was not found in any repository`)], { place });
    expect(isOfNoUse(command, addons)).toBe(expected);
    expect(isOfNoUse(['sudo', 'microk8s', 'enable', 'dns'], addons)).toBe(false);
  });
});
