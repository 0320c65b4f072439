import type { Finding, Grant } from '@whyblocked/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastConnections } from './least-connections.ts';

type Offered = Pick<Grant, 'name'> & Partial<Grant>;

function grant(offered: Offered): Grant {
  return {
    side: 'plug',
    rule: '/x r',
    source: { file: 'x.go', line: 1 },
    privilege: 2,
    connection: 'manual',
    declared: null,
    connected: null,
    conditions: [],
    blanket: false,
    opens: 5,
    ...offered,
  };
}

function finding(id: string, interfaces: readonly Offered[], parts: Partial<Finding> = {}): Finding {
  return {
    id,
    kind: 'denial',
    outcome: 'connect-interface',
    confidence: 'likely',
    count: 1,
    at: [],
    subject: { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' },
    interfaces: interfaces.map(grant),
    notes: [],
    explains: [],
    causedBy: [],
    evidence: [],
    ...parts,
  };
}

function namesOf(findings: readonly Finding[]): readonly string[] {
  return leastConnections(findings)[0]?.connect.map(({ interface: name }) => name) ?? [];
}

describe('the least connections', () => {
  it('takes one interface that answers two denials rather than two that answer one each', () => {
    const findings = [
      finding('a', [{ name: 'one' }, { name: 'both' }]),
      finding('b', [{ name: 'two' }, { name: 'both' }]),
    ];
    expect(leastConnections(findings)).toMatchObject([
      { snap: 'thing', app: 'app', connect: [{ interface: 'both', answers: ['a', 'b'] }], stays: [], exact: true },
    ]);
  });

  it('counts what was only logged where nothing else was refused, and not beside what was', () => {
    const logged = finding('a', [{ name: 'one' }], { loggedOnly: true });
    expect(namesOf([logged])).toEqual(['one']);
    expect(namesOf([logged, finding('b', [{ name: 'two' }])])).toEqual(['two']);
  });

  it('takes what is connected by itself rather than what opens a little less and is not', () => {
    const findings = ['a', 'b'].map((id) =>
      finding(id, [{ name: 'by-hand' }, { name: 'by-itself', connection: 'auto', opens: 40 }]),
    );
    expect(namesOf(findings)).toEqual(['by-itself']);
  });

  it('does not count what a program says of a refusal that a record tells as well', () => {
    const findings = [
      finding('a', [{ name: 'one' }]),
      finding('b', [], { outcome: 'unknown', told: true, causedBy: ['a'] }),
    ];
    expect(leastConnections(findings)).toMatchObject([{ connect: [{ interface: 'one' }], stays: [] }]);
  });

  it('takes narrow ones rather than one that opens nearly everything', () => {
    const wide = { name: 'wide', privilege: 5 };
    const findings = ['a', 'b', 'c', 'd', 'e'].map((id) => finding(id, [{ name: `n-${id}` }, wide]));
    expect(namesOf(findings)).toEqual(['n-a', 'n-b', 'n-c', 'n-d', 'n-e']);
  });

  it('prefers what is there already', () => {
    const findings = [
      finding('a', [
        { name: 'narrow', privilege: 1 },
        { name: 'declared', declared: true },
      ]),
    ];
    expect(namesOf(findings)).toEqual(['narrow']);
    const connected = [
      finding('a', [
        { name: 'narrow', privilege: 1 },
        { name: 'connected', connected: true },
      ]),
    ];
    expect(namesOf(connected)).toEqual(['connected']);
  });

  it('leaves rules for everything and interfaces of other snaps alone, and says what stays', () => {
    const findings = [
      finding('a', [{ name: 'all', blanket: true }, { name: 'other-support', forOthers: true }, { name: 'mine' }]),
      finding('b', [], { outcome: 'no-interface' }),
      finding('c', [{ name: 'mine' }], { outcome: 'harmless' }),
    ];
    expect(leastConnections(findings)).toMatchObject([
      { connect: [{ interface: 'mine', answers: ['a'] }], stays: ['b'] },
    ]);
  });

  it('keeps apps apart, and says nothing of denials that no connection answers', () => {
    const other = { subject: { owner: 'snap-app' as const, label: 'snap.thing.two', snap: 'thing', app: 'two' } };
    const none = {
      outcome: 'no-interface' as const,
      subject: { owner: 'snap-app' as const, label: 'snap.x.y', snap: 'x', app: 'y' },
    };
    const findings = [finding('a', [{ name: 'one' }]), finding('b', [{ name: 'two' }], other), finding('c', [], none)];
    expect(leastConnections(findings).map(({ app }) => app)).toEqual(['app', 'two']);
  });

  it('is exact: no set that answers all is cheaper', () => {
    const offered = fc.uniqueArray(
      fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), privilege: fc.integer({ min: 1, max: 5 }) }),
      {
        selector: ({ name }) => name,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(fc.array(offered, { minLength: 1, maxLength: 6 }), (all) => {
        // One price for each name: the first that is drawn.
        const prices = new Map<string, number>(
          all
            .flat()
            .toReversed()
            .map(({ name, privilege }) => [name, privilege]),
        );
        const priced = all.map((grants) => grants.map(({ name }) => ({ name, privilege: prices.get(name) ?? 1 })));
        const chosen = new Set(namesOf(priced.map((grants, index) => finding(`f${index}`, grants))));
        const costOf = (names: Iterable<string>) =>
          [...names].reduce((sum, name) => sum + 8 ** (prices.get(name) ?? 1), 0);
        const answersAll = (names: ReadonlySet<string>) =>
          priced.every((grants) => grants.some(({ name }) => names.has(name)));
        expect(answersAll(chosen)).toBe(true);
        const names = [...prices.keys()];
        for (let subset = 0; subset < 2 ** names.length; subset++) {
          const other = new Set(names.filter((_name, bit) => (subset >> bit) & 1));
          if (answersAll(other)) expect(costOf(chosen)).toBeLessThanOrEqual(costOf(other));
        }
      }),
      { numRuns: 300 },
    );
  });
});
