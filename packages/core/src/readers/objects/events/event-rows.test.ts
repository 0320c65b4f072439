import { describe, expect, it } from 'vitest';
import { readForms } from '../../read-forms.fixture.ts';
import { kubectlEvents } from '../kubectl-events.ts';
import { beginsEvent, parseEventRow } from './event-row.ts';
import { foldMessage } from './fold-message.ts';

const messagesIn = (text: string): readonly string[] =>
  readForms(text, [kubectlEvents]).found.flatMap(({ statement }) =>
    statement.kind === 'trouble' ? [statement.message] : [],
  );

describe('parseEventRow', () => {
  it('tells who says it from what is said', () => {
    expect(parseEventRow('Warning  FailedMount  63s  kubelet, node-2  MountVolume.SetUp failed')).toMatchObject({
      from: 'kubelet',
      node: 'node-2',
      message: 'MountVolume.SetUp failed',
    });
    expect(parseEventRow('Warning FailedMount 63s MountVolume.SetUp failed')).toEqual({
      type: 'Warning',
      reason: 'FailedMount',
      message: 'MountVolume.SetUp failed',
      count: 1,
      last: '63s',
    });
  });

  it('takes the columns of a wide row from its end', () => {
    expect(
      parseEventRow(
        'shop  4m  Warning  BackOff  pod/api-0  spec.containers{api}  kubelet, node-1  Back-off it  9m  7  api-0.17c0a1b2c3d4e5f6',
      ),
    ).toMatchObject({
      message: 'Back-off it',
      count: 7,
      first: '9m',
      last: '4m',
      object: { kind: 'Pod', name: 'api-0', namespace: 'shop' },
      container: 'api',
    });
  });

  it('reads a message with a long run of blanks, whatever stands behind it', () => {
    const blanks = ' '.repeat(500_000);
    expect(parseEventRow(`4m  Warning  BackOff  pod/api-0  Back-off${blanks}x`)?.message).toHaveLength(500_009);
  });

  it('takes the container from before the message', () => {
    expect(
      parseEventRow(
        '  Warning  Failed  14s (x3 over 25s)  kubelet   spec.containers{api}: Error: secret "key" not found',
      ),
    ).toMatchObject({
      from: 'kubelet',
      container: 'api',
      message: 'Error: secret "key" not found',
    });
  });

  it('is no event when only a word of one stands in a line', () => {
    for (const text of [
      'E0616 10:00:00.000000 2300 pod_workers.go:1] "Error syncing pod" reason="FailedMount"',
      'FailedScheduling is what I see',
      'Warning: this is deprecated',
      'Normal  operation resumed',
      'Warning  Something was wrong here',
      'Warning  Failed to load the module',
    ])
      expect(beginsEvent(text), text).toBe(false);
  });
});

describe('foldMessage', () => {
  const words = `${'0123456789'.repeat(8)} mounting the volume took longer than anybody thought it would on that node`;

  it('undoes the folds of a terminal within words and between them', () => {
    const lines = words.match(/.{1,70}/g) ?? [];
    expect(lines.length).toBeGreaterThan(2);
    expect(foldMessage(lines)).toBe(words);
  });

  it('undoes the folds of a mail between words', () => {
    expect(
      foldMessage(['a line that a mail program has folded where its words end and no more', 'room was there'], 80),
    ).toBe('a line that a mail program has folded where its words end and no more room was there');
    const widest = 100;
    const cut = 'x'.repeat(widest);
    expect(foldMessage([cut, 'Off'], widest)).toBe(`${cut}Off`);
    expect(foldMessage([cut.slice(10), 'off'], widest)).toBe(`${cut.slice(10)} off`);
  });

  it('takes line ends of the message for blanks', () => {
    expect(foldMessage(['mount failed: exit status 32', 'Mounting command: mount', 'Output: none'])).toBe(
      'mount failed: exit status 32 Mounting command: mount Output: none',
    );
  });
});

describe('kubectlEvents', () => {
  it('leaves the next sentence, prompt, record and table to others', () => {
    const row = '  Warning  BackOff  4s  kubelet  Back-off restarting failed container';
    for (const next of [
      'What can I do?',
      'ada@node-1:~$ uptime',
      'Jan 14 10:00:00 node-1 kernel: audit: type=1400',
      'NAME   READY   STATUS',
    ])
      expect(messagesIn(`${row}\n${next}`), next).toEqual(['Back-off restarting failed container']);
  });

  it('says nothing of events that tell of no trouble', () => {
    expect(messagesIn('  Normal  Pulled  4s  kubelet  Container image "web" already present on machine')).toEqual([]);
    expect(messagesIn('  Normal  Killing  4s  kubelet  Stopping container web')).toEqual([]);
    expect(
      messagesIn('  Normal  Killing  4s  kubelet  Container web failed liveness probe, will be restarted'),
    ).toHaveLength(1);
  });
});
