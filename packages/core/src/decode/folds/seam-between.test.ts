import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seamBetween } from './seam-between.ts';

const event =
  '  Warning  FailedScheduling  12s (x3 over 5m)  default-scheduler  0/3 nodes are available: 1 node(s) had untolerated ' +
  'taint {node.kubernetes.io/disk-pressure: }, 2 Insufficient memory, preemption: not helpful for scheduling this pod at all.';
const cutAt = (text: string, width: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / width) }, (_, index) => text.slice(index * width, (index + 1) * width));

describe('seamBetween', () => {
  it('joins what a terminal cut at a usual width', () => {
    for (const width of [80, 100, 107, 120]) {
      const lines = cutAt(event, width);
      const joined = lines.reduce((text, line, index) => {
        const seam = seamBetween(lines[index - 1] ?? '', line, { earlier: lines[index - 2] });
        return seam === null ? `${text}\n${line}` : `${text.trimEnd()}${seam}${line.trimStart()}`;
      });
      expect(joined).toBe(event);
    }
  });

  it('joins at any width that is known, or that shows', () => {
    const [first = '', second = '', third = ''] = cutAt(event, 107);
    expect(seamBetween(first, second, { width: 107 })).toBe('');
    expect(seamBetween(second, third, { earlier: first })).toBe('');
    expect(seamBetween(first, second)).toBe('');
    expect(seamBetween(first, second.slice(0, 50))).toBeNull();
    expect(seamBetween(first, second, { width: 80 })).toBeNull();
  });

  it('goes on where a bracket or a quote is open', () => {
    const open =
      'Warning  FailedMount  MountVolume.SetUp failed for volume "kube-api-access" : object "default/kube-ro';
    expect(seamBetween(open, 'ot-ca.crt" not registered')).toBe('');
    expect(
      seamBetween('the pod cannot be scheduled since a node has a taint that it does not (or', 'cannot) tolerate'),
    ).toBe(' ');
  });

  it('leaves lines that stand for themselves', () => {
    const eighty = `${'x'.repeat(60)} and then it failed.`;
    expect(eighty).toHaveLength(80);
    for (const [previous, next] of [
      [eighty, 'nothing else'],
      [eighty.replace('.', ','), 'Reason: other'],
      [eighty.replace('.', ','), '- item'],
      [eighty.replace('.', ','), ''],
      [eighty.replace('.', ','), 'Jun 22 16:36:00 node-1 kernel: x'],
      [eighty.replace('.', ','), 'E0616 05:28:37.123456    2300 a.go:12] x'],
      [eighty.replace('.', ','), '  Warning  Failed  12s  kubelet  Error: x'],
      [eighty.replace('.', ','), 'web-0   1/1   Running'],
      [eighty.replace('.', ','), 'Another sentence'],
      [eighty.replace('.', ','), 'name: web'],
      ['a short line (open', 'closed) here'],
      ['one line of a program with a length like any other', 'and one more'],
    ] as const) {
      expect(seamBetween(previous, next), next).toBeNull();
    }
  });

  it('leaves rows that are equally long', () => {
    const row = (name: string): string => `${name} is a line of just the same length as others`;
    expect(seamBetween(row('web-1'), 'web-2   1/1   Running   0   5m', { earlier: row('web-0') })).toBeNull();
    expect(seamBetween(row('web'), row('web'), { earlier: row('web') })).toBeNull();
  });

  it('answers for any two lines', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.string({ maxLength: 200 }),
        fc.string(),
        (previous, next, earlier) => {
          expect([null, '', ' ']).toContain(seamBetween(previous, next, { earlier }));
        },
      ),
    );
  });
});
