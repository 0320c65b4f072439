import { Diagnosis } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { diagnoseSync } from '../diagnosis/diagnose-sync.ts';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { redactDiagnosis } from './redact-diagnosis.ts';

const knowledge = knowledgeOf([policy('log-observe', MANUAL, [rule('/var/log/** r,')])]);

function diagnose(text: string): Diagnosis {
  const result = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function denial(name: string, at = 'Feb 27 12:40:27 node-1 kernel:'): string {
  return `${at} audit: type=1400 audit(1709037627.263:10): apparmor="DENIED" operation="open" profile="snap.thing.app" name="${name}" pid=10 comm="x" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0`;
}

const raw: Diagnosis = {
  ...diagnose([denial('/var/log/node-1/x'), denial('/home/ada/secret'), denial('/opt/plain')].join('\n')),
  context: {
    snapd: { value: '2.68.5.1', at: { line: 1 } },
    kernel: { value: '6.8.0-45-generic', at: { file: 'home/ada/uname', line: 1 } },
    nodes: [
      { value: 'node-1', at: { line: 2 } },
      { value: 'ubuntu', at: { line: 3 } },
    ],
    pods: [{ value: 'kube-system/etcd-node-1: etcd', at: { line: 4 } }],
  },
};

const byPath = (diagnosis: Diagnosis, part: string) =>
  diagnosis.findings.find(({ access }) => access?.kind === 'file' && access.path?.includes(part));

describe('redactDiagnosis', () => {
  it('redacts evidence and context, and nothing else', () => {
    const redacted = Diagnosis.parse(redactDiagnosis(raw, 'evidence'));
    expect(redacted.context).toEqual({
      snapd: { value: '2.68.5.1', at: { line: 1 } },
      kernel: { value: '6.8.0-45-generic', at: { file: 'home/USER_1/uname', line: 1 } },
      nodes: [
        { value: 'HOST_1', at: { line: 2 } },
        { value: 'HOST_2', at: { line: 3 } },
      ],
      pods: [{ value: 'kube-system/etcd-HOST_1: etcd', at: { line: 4 } }],
    });
    const evidence = redacted.findings.flatMap((finding) => finding.evidence.map(({ text }) => text)).join('\n');
    expect(evidence).toContain('name="/home/USER_1/secret"');
    expect(evidence).toContain('Feb 27 12:40:27 HOST_1 kernel:');
    expect(evidence).not.toMatch(/ada|node-1/);
    const withoutWords = (diagnosis: Diagnosis) => ({
      ...diagnosis,
      context: {},
      findings: diagnosis.findings.map((finding) => ({ ...finding, evidence: [] })),
    });
    expect(withoutWords(redacted)).toEqual(withoutWords(raw));
  });

  it('redacts every other string, and changes nothing that decides', () => {
    const redacted = Diagnosis.parse(redactDiagnosis(raw, 'all'));
    expect(JSON.stringify(redacted)).not.toMatch(/"[^"]*\/ada\/|node-1/);
    expect(redacted.findings.map(({ id, outcome, kind, count }) => ({ id, outcome, kind, count }))).toEqual(
      raw.findings.map(({ id, outcome, kind, count }) => ({ id, outcome, kind, count })),
    );
    expect(byPath(redacted, '/var/log')?.access).toMatchObject({ path: '/var/log/HOST_1/x' });
    const grants = byPath(redacted, '/var/log')?.interfaces.map(({ certificate: _, ...grant }) => grant);
    expect(grants).toEqual(byPath(raw, '/var/log')?.interfaces.map(({ certificate: _, ...grant }) => grant));
    expect(redacted.verdict).toEqual(raw.verdict);
    expect(redacted.knowledge).toEqual(raw.knowledge);
    expect(redacted.plan.map(({ actor, action, argv }) => ({ actor, action, argv }))).toEqual(
      raw.plan.map(({ actor, action, argv }) => ({ actor, action, argv })),
    );
  });

  it('leaves a certificate out that holds a name, and never changes one', () => {
    expect(byPath(raw, '/var/log')?.interfaces[0]?.certificate).toBeDefined();
    const redacted = redactDiagnosis(raw, 'all');
    expect(byPath(redacted, '/var/log')?.interfaces[0]).not.toHaveProperty('certificate');
    const plain = diagnose(denial('/var/log/plain'));
    expect(plain.findings[0]?.interfaces[0]?.certificate).toBeDefined();
    expect(redactDiagnosis(plain, 'all').findings[0]?.interfaces).toEqual(plain.findings[0]?.interfaces);
  });

  it('changes nothing when it is done again', () => {
    for (const extent of ['evidence', 'all'] as const) {
      const once = redactDiagnosis(raw, extent);
      expect(redactDiagnosis(once, extent)).toEqual(once);
    }
  });

  it('reaches fields that it does not know', () => {
    const grown = { ...raw, notes: [{ said: { by: 'see /home/ada/x', node: 'ubuntu' } }] };
    expect(redactDiagnosis(grown, 'all')).toMatchObject({
      notes: [{ said: { by: 'see /home/USER_1/x', node: 'HOST_2' } }],
    });
  });

  it('redacts what a plan says, but not codes and interfaces', () => {
    const planned: Diagnosis = {
      ...raw,
      plan: [
        {
          actor: 'admin',
          action: 'run',
          argv: ['ls', '/home/ada/x'],
          patch: 'path: /home/ada/x',
          reason: { code: 'see', interface: 'network-bind', node: 'ubuntu', label: '/home/ada/bin/x' },
        },
      ],
    };
    expect(redactDiagnosis(planned, 'all').plan).toEqual([
      {
        actor: 'admin',
        action: 'run',
        argv: ['ls', '/home/USER_1/x'],
        patch: 'path: /home/USER_1/x',
        reason: { code: 'see', interface: 'network-bind', node: 'HOST_2', label: '/home/USER_1/bin/x' },
      },
    ]);
  });
});
