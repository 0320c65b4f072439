import type { Diagnosis, Finding } from '@whyblocked/contract';

/** A finding as core gives it for a camera that is not connected; parts may be replaced. */
export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    id: 'wb1-aaaaaaaaaaaaaaaaaaaa',
    kind: 'denial',
    outcome: 'connect-interface',
    confidence: 'likely',
    count: 2,
    at: [{ line: 3 }, { line: 9 }],
    subject: { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' },
    access: { kind: 'file', path: '/dev/video0', mask: 'rw' },
    interfaces: [
      {
        name: 'camera',
        side: 'plug',
        rule: '/dev/video[0-9]* krw',
        source: { file: 'interfaces/builtin/camera.go', line: 38 },
        privilege: 2,
        connection: 'manual',
        declared: null,
        connected: null,
        conditions: [],
        blanket: false,
        opens: 17,
      },
    ],
    explains: [],
    notes: [],
    causedBy: [],
    evidence: [{ line: 3, text: 'apparmor="DENIED" operation="open" profile="snap.thing.app" name="/dev/video0"' }],
    ...parts,
  };
}

/** A diagnosis of these findings, with the plan of the first. */
export function diagnosis(findings: readonly Finding[]): Diagnosis {
  const [first] = findings;
  return {
    schema: 'whyblocked/diagnosis@1',
    verdict: first
      ? { code: first.outcome, confidence: first.confidence, findingId: first.id }
      : { code: 'nothing-recognised', confidence: 'likely' },
    findings: [...findings],
    plan: first
      ? [
          {
            actor: 'user',
            action: 'connect',
            argv: ['sudo', 'snap', 'connect', 'thing:camera'],
            reason: { code: 'if-plug-is-listed', interface: 'camera', snap: 'thing', status: 'manual' },
            grants: [first.id],
          },
        ]
      : [],
    connections: [],
    explanations: [],
    context: {},
    input: {
      bytes: 900,
      lines: 9,
      readBytes: 900,
      files: 1,
      truncated: false,
      unread: [],
      formats: [],
      recognised: findings.length,
      skipped: 0,
    },
    omitted: { findings: 0, evidence: 0 },
    knowledge: { version: 'test', snapd: '2.77' },
  };
}
