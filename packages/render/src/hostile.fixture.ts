import type { Diagnosis } from '@whyblocked/contract';
import fc from 'fast-check';
import { finding } from './diagnosis.fixture.ts';
import { explained, explanation, findingId, podFinding } from './explanation.fixture.ts';

/** Pieces that mean something to one surface or another, and everything else there is. */
const piece = fc.oneof(
  fc.constantFrom(
    '\u001b[2J',
    '\u001b]0;x\u0007',
    '\n',
    '\r',
    '\u202e',
    '\u200b',
    '\ud800',
    '<script>alert(1)</script>',
    '<img src=x onerror=y>',
    '&amp;',
    '"\'',
    '```',
    '`',
    '\\',
    '**b**',
    '_i_',
    '~~s~~',
    '[a](https://example.com)',
    '![a](x)',
    '<https://example.com>',
    'https://example.com',
    'www.example.com',
    'a@example.com',
    '@everyone',
    '<@1>',
    '#1',
    '||x||',
    '$x$',
    '\n# h\n',
    '- l',
    '1. l',
    '> q',
    '| a | b |\n|---|---|',
    '    code',
    '---',
    '===',
    '{{pod}}',
    '{0}',
    ' sudo rm -rf / ',
    '$(reboot)',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
/** Text as somebody pastes it who wants to do harm. */
export const hostile = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));

/** Hostile text in each field that a paste can fill. */
export function everywhere(text: string): Diagnosis {
  const denial = finding({
    id: findingId(1),
    subject: { owner: 'host-profile', label: text, snap: text, app: text },
    access: { kind: 'file', path: text, mask: text },
    evidence: [{ file: text, line: 1, text }],
    at: [{ file: text, line: 1 }],
    explains: [findingId(0)],
    loggedOnly: true,
    notes: [
      { code: 'explicit-deny', rule: text },
      { code: 'other-revision', revision: text },
      { code: 'other-app', interface: 'home', apps: [text] },
      { code: 'noise-counts', slug: 'known-noise' },
    ],
  });
  const pod = podFinding({
    id: findingId(0),
    causedBy: [findingId(1)],
    captures: { taint: text, pod: text, node: text },
    evidence: [{ line: 1, text }],
    trouble: {
      source: 'event',
      reason: text,
      message: text,
      layers: [text, text],
      object: { kind: text, name: text, namespace: text, container: text },
      from: text,
    },
  });
  const noise = finding({
    id: findingId(2),
    outcome: 'harmless',
    explanation: 'untolerated-taint',
    captures: { taint: text },
  });
  const base = explained([pod, denial, noise], [explanation()]);
  return {
    ...base,
    plan: [
      ...base.plan.map((step) => ({ ...step, patch: text, argv: ['kubectl', text] })),
      {
        actor: 'maintainer',
        action: 'report-bug',
        reason: { code: 'report-rule', owner: text, label: text, rule: text, file: text },
        grants: [findingId(1)],
      },
      { actor: 'user', action: 'run', reason: { code: text, snap: text } },
    ],
    connections: [
      {
        snap: text,
        app: text,
        connect: [{ interface: 'camera', plug: text, privilege: 2, answers: [findingId(1)] }],
        stays: [findingId(0)],
        exact: false,
      },
    ],
    context: { distribution: { value: text, at: { line: 1 } } },
    input: { ...base.input, unread: [{ code: 'binary', file: text, count: 1 }] },
  };
}
