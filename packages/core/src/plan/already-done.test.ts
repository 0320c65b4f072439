import { expect, it } from 'vitest';
import { FactLedger } from '../evidence/fact-ledger.ts';
import { lineOf } from '../evidence/ledgers.fixture.ts';
import { alreadyDone } from './already-done.ts';

const facts = new FactLedger();
facts.add({ kind: 'fact', about: 'snap', name: 'microk8s', tracking: '1.34-strict/stable', notes: [] }, lineOf(''));
facts.add({ kind: 'fact', about: 'addon', name: 'dns', enabled: true }, lineOf(''));
facts.add({ kind: 'fact', about: 'addon', name: 'ingress', enabled: false }, lineOf(''));
facts.add({ kind: 'fact', about: 'addon-repository', name: 'community' }, lineOf(''));

it.each([
  ['sudo microk8s enable dns', true],
  ['microk8s enable community', true],
  ['sudo microk8s enable ingress', false],
  ['sudo snap refresh microk8s --channel=1.34-strict/stable', true],
  ['sudo snap refresh microk8s --channel=1.33-strict/stable', true],
  ['sudo snap refresh microk8s --channel=1.35-strict/stable', false],
  ['sudo snap refresh microk8s --channel=1.32/stable', false],
  ['sudo snap refresh microk8s', false],
  ['sudo snap refresh other --channel=1.34-strict/stable', false],
  ['kubectl get pods', false],
])('%s: %s', (command, expected) => {
  expect(alreadyDone(facts)(command.split(' '))).toBe(expected);
});
