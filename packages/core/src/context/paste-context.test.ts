import { DiagnosisContext } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { assumed } from '../diagnosis/assumed.ts';
import { knownPlugs } from '../diagnosis/known-plugs.ts';
import type { Fact } from '../evidence/fact.ts';
import { FactLedger } from '../evidence/fact-ledger.ts';
import { lineOf } from '../evidence/ledgers.fixture.ts';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { pasteContext } from './paste-context.ts';

function factsOf(...facts: readonly Fact[]): FactLedger {
  const ledger = new FactLedger();
  for (const [index, fact] of facts.entries()) ledger.add(fact, lineOf('x', index + 1));
  return ledger;
}

const microk8s = (tracking: string, ...notes: string[]): Fact => ({
  kind: 'fact',
  about: 'snap',
  name: 'microk8s',
  version: 'v1.32.3',
  revision: '8148',
  tracking,
  notes,
});

describe('pasteContext', () => {
  it('tells everything as snap and kubectl write it, each with its place', () => {
    const context = pasteContext(
      factsOf(
        { kind: 'fact', about: 'kernel', value: '6.8.0-45-generic' },
        {
          kind: 'fact',
          about: 'connection',
          interface: 'network',
          plug: { snap: 'a', name: 'net' },
          slot: { snap: 'system', name: 'network' },
          notes: [],
        },
        {
          kind: 'fact',
          about: 'connection',
          interface: 'camera',
          plug: { snap: 'a', name: 'camera' },
          notes: ['manual'],
        },
        { kind: 'fact', about: 'addon', name: 'dns', enabled: true, repository: 'core' },
        { kind: 'fact', about: 'addon', name: 'gpu', enabled: false },
        {
          kind: 'fact',
          about: 'pod',
          name: 'web-0',
          namespace: 'default',
          containers: ['app', 'side'],
          status: 'Pending',
        },
      ),
    );
    expect(DiagnosisContext.parse(context)).toEqual({
      kernel: { value: '6.8.0-45-generic', at: { line: 1 } },
      connections: [
        { value: 'network a:net :network', at: { line: 2 } },
        { value: 'camera a:camera - manual', at: { line: 3 } },
      ],
      addons: [{ value: 'core/dns', at: { line: 4 } }],
      pods: [{ value: 'default/web-0 Pending: app, side', at: { line: 6 } }],
    });
  });

  it.each([
    ['1.32-strict/stable', [], '1.32', 'strict'],
    ['1.31/stable', ['classic'], '1.31', 'classic'],
    ['latest/edge/strict', [], 'latest', 'strict'],
    ['1.30/edge', ['devmode'], '1.30', 'devmode'],
    ['1.33/stable', [], '1.33', undefined],
  ] as const)('knows track and confinement of MicroK8s from %s %j', (tracking, notes, track, confinement) => {
    const told = pasteContext(factsOf(microk8s(tracking, ...notes))).microk8s;
    expect([told?.track?.value, told?.confinement?.value]).toEqual([track, confinement]);
  });

  it('believes what a form says itself rather than what follows from the snap', () => {
    const facts = factsOf(
      { kind: 'fact', about: 'microk8s-confinement', value: 'strict' },
      microk8s('1.32/stable', 'classic'),
    );
    expect(pasteContext(facts).microk8s?.confinement?.value).toBe('strict');
  });

  it('says nothing of what the paste does not tell', () => {
    expect(pasteContext(factsOf())).toEqual({});
  });
});

describe('assumed', () => {
  const knowledge = knowledgeOf([policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')])]);
  const told = (value: string) => factsOf({ kind: 'fact', about: 'snapd', value });

  it('takes the last known release that is not newer than the one told', () => {
    expect(knowledge.releases).toEqual(['2.60', '2.70']);
    expect(assumed(knowledge, told('2.63.1+24.04'), {}).release).toBe('2.60');
    expect(assumed(knowledge, told('2.71'), {}).release).toBe('2.70');
    expect(assumed(knowledge, told('2.50'), {}).release).toBe('2.60');
    expect(assumed(knowledge, factsOf(), {}).release).toBe('2.70');
  });

  it('believes the caller first', () => {
    const facts = factsOf({ kind: 'fact', about: 'system', value: 'core' });
    expect(assumed(knowledge, facts, {}).system).toBe('core');
    expect(assumed(knowledge, facts, { system: 'classic' }).system).toBe('classic');
  });
});

describe('knownPlugs', () => {
  const row = (name: string, isConnected: boolean, tableOf?: string): Fact => ({
    kind: 'fact',
    about: 'connection',
    interface: 'camera',
    plug: { snap: name, name: 'cam' },
    ...(isConnected ? { slot: { snap: 'system', name: 'camera' } } : {}),
    notes: [],
    ...(tableOf === undefined ? {} : { tableOf }),
  });
  const subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' } as const;

  it('knows a plug that is listed, by its own name', () => {
    expect(knownPlugs(factsOf(row('thing', false)))(subject, 'camera')).toEqual({
      declared: true,
      connected: false,
      name: 'cam',
    });
    expect(knownPlugs(factsOf(row('thing', true)))(subject, 'camera')).toMatchObject({ connected: true });
  });

  it('says that a plug is missing only where the table is whole and of this snap', () => {
    expect(knownPlugs(factsOf(row('thing', false)))(subject, 'home')).toEqual({ declared: null, connected: null });
    expect(knownPlugs(factsOf(row('thing', false, 'thing')))(subject, 'home')).toEqual({
      declared: false,
      connected: false,
    });
    expect(knownPlugs(factsOf(row('other', false, 'other')))(subject, 'camera')).toEqual({
      declared: null,
      connected: null,
    });
  });

  it('looks up a parallel installation by its own name', () => {
    const two = { ...subject, instance: 'thing_two' };
    expect(knownPlugs(factsOf(row('thing', true)))(two, 'camera').connected).toBeNull();
    expect(knownPlugs(factsOf(row('thing_two', true)))(two, 'camera').connected).toBe(true);
  });
});
