import { limits } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { FactLedger } from './fact-ledger.ts';
import { lineOf } from './ledgers.fixture.ts';

describe('FactLedger', () => {
  it('keeps the last word on what there is one of, with its place', () => {
    const facts = new FactLedger();
    facts.add({ kind: 'fact', about: 'snapd', value: '2.60' }, lineOf('x', 1));
    facts.add({ kind: 'fact', about: 'snapd', value: '2.63' }, lineOf('x', 5, { file: 'sys/snap-version' }));
    expect(facts.single('snapd')).toMatchObject({ fact: { value: '2.63' }, at: { file: 'sys/snap-version', line: 5 } });
    expect(facts.single('kernel')).toBeUndefined();
  });

  it('keeps what a document told of a pod when a row of a table tells less', () => {
    const facts = new FactLedger();
    const pod = { kind: 'fact', about: 'pod', name: 'web-0', namespace: 'default' } as const;
    facts.add({ ...pod, containers: ['app'], node: 'node-1' }, lineOf('x'));
    facts.add({ ...pod, containers: [], status: 'Running' }, lineOf('x', 2));
    expect(facts.all('pod').map(({ fact }) => fact)).toEqual([
      { ...pod, containers: ['app'], node: 'node-1', status: 'Running' },
    ]);
  });

  it('holds a bounded number of each kind', () => {
    const facts = new FactLedger();
    for (let n = 0; n < limits.contextValues + 9; n++) {
      facts.add({ kind: 'fact', about: 'addon', name: `a${n}`, enabled: true }, lineOf('x'));
    }
    expect(facts.all('addon')).toHaveLength(limits.contextValues);
  });
});
