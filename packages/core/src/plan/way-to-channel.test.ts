import { expect, it } from 'vitest';
import { FactLedger } from '../evidence/fact-ledger.ts';
import { lineOf } from '../evidence/ledgers.fixture.ts';
import { wayToChannel } from './way-to-channel.ts';

function stepsFrom(tracking: string | undefined, channel: string, snap = 'microk8s'): readonly string[] {
  const facts = new FactLedger();
  if (tracking) facts.add({ kind: 'fact', about: 'snap', name: snap, tracking, notes: [] }, lineOf(''));
  const argv = ['sudo', 'snap', 'refresh', snap, `--channel=${channel}`];
  return wayToChannel(facts)(argv).map((words) => words.at(-1)?.slice('--channel='.length) ?? '');
}

it('goes one minor version at a time', () => {
  expect(stepsFrom('1.31-strict/stable', '1.34-strict/stable')).toEqual([
    '1.32-strict/stable',
    '1.33-strict/stable',
    '1.34-strict/stable',
  ]);
  expect(stepsFrom('1.9/edge', '1.11/stable')).toEqual(['1.10/stable', '1.11/stable']);
});

it.each([
  ['1.33-strict/stable', '1.34-strict/stable'],
  ['1.31/stable', '1.34-strict/stable'],
  ['latest/stable', '1.34/stable'],
  ['1.1/stable', '1.34/stable'],
  [undefined, '1.34/stable'],
])('goes from %s to %s at once', (tracking, channel) => {
  expect(stepsFrom(tracking, channel)).toEqual([channel]);
});

it('knows nothing of the tracks of other snaps', () => {
  expect(stepsFrom('5.0/stable', '5.21/stable', 'lxd')).toEqual(['5.21/stable']);
});
