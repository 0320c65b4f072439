import type { Diagnosis, Explanation, Finding } from '@whyblocked/contract';
import { diagnosis, finding } from './diagnosis.fixture.ts';

/** A cause as people write it down; parts may be replaced. */
export function explanation(parts: Partial<Explanation> = {}): Explanation {
  return {
    kind: 'cause',
    slug: 'untolerated-taint',
    title: 'No node is free of the taint {{taint}}',
    layer: 'scheduler',
    means: 'Nodes that have room carry the taint {{taint}}, and {{pod}} has no toleration for it.',
    check: [{ say: 'See which nodes carry it.', run: 'kubectl describe node {{node}}' }],
    fix: [
      { by: 'user', do: 'edit-manifest', say: 'Tolerate {{taint}} in {{pod}}.', patch: 'key: {{taint}}', least: true },
      { by: 'admin', do: 'run', say: 'Or take it away.', run: 'kubectl taint nodes --all {{taint}}-' },
    ],
    lookAlikes: [{ slug: 'node-not-ready', tell: 'The node itself is ill.' }],
    sources: [
      { repo: 'kubernetes/kubernetes', path: 'pkg/scheduler/taint.go', at: 'v1.32.0' },
      { url: 'https://example.com/taints', note: 'the manual' },
    ],
    ...parts,
  };
}

/** A pod in trouble that the explanation fits. */
export function podFinding(parts: Partial<Finding> = {}): Finding {
  const { access: _access, ...rest } = finding({
    kind: 'pod',
    outcome: 'cause',
    subject: { owner: 'none', label: '', pod: 'web-0', namespace: 'default' },
    interfaces: [],
    cause: 'untolerated-taint',
    explanation: 'untolerated-taint',
    captures: { taint: 'gpu', pod: 'web-0' },
    trouble: {
      source: 'event',
      reason: 'FailedScheduling',
      message: '0/1 nodes are available: 1 node(s) had untolerated taint {gpu: }.',
      layers: ['0/1 nodes are available', '1 node(s) had untolerated taint {gpu: }.'],
      object: { kind: 'Pod', name: 'web-0', namespace: 'default' },
      from: 'default-scheduler',
    },
  });
  return { ...rest, ...parts };
}

/** A diagnosis of these findings with explanations and the plan of the first. */
export function explained(
  findings: readonly Finding[],
  explanations: readonly Explanation[] = [explanation()],
): Diagnosis {
  const [first] = findings;
  return {
    ...diagnosis(findings),
    explanations: [...explanations],
    plan:
      first === undefined
        ? []
        : [
            {
              actor: 'user',
              action: 'edit-manifest',
              patch: 'tolerations:\n  - key: gpu\n',
              reason: { code: 'explanation', slug: 'untolerated-taint', fix: 0 },
              grants: [first.id],
            },
            {
              actor: 'admin',
              action: 'run',
              argv: ['kubectl', 'taint', 'nodes', '--all', 'gpu-'],
              reason: { code: 'explanation', slug: 'untolerated-taint', fix: 1 },
              grants: [first.id],
            },
          ],
  };
}

/** An id that findings may have, different for each number below 32. */
export function findingId(number: number): string {
  return `wb1-${'a'.repeat(19)}${'abcdefghijklmnopqrstuvwxyz234567'[number % 32]}`;
}
