import { fileURLToPath } from 'node:url';
import type { Grant } from '@whyblocked/contract';
import { readSnaps, type SnapFile } from '@whyblocked/dataset';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../evidence/fact.ts';
import { FactLedger } from '../evidence/fact-ledger.ts';
import { lineOf } from '../evidence/ledgers.fixture.ts';
import { knowledgeOf } from '../knowledge/knowledge.fixture.ts';
import { knownPlugs, preferPlugs } from './known-plugs.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** An app with plugs, one without, and a hook. */
const KITCHEN: SnapFile = {
  snap: 'kitchen',
  repo: 'example/kitchen',
  path: 'snapcraft.yaml',
  variants: [{ confinement: 'strict', commit: COMMIT }],
  facts: [
    { kind: 'app', app: 'cook' },
    { kind: 'app', app: 'waiter' },
    { kind: 'app-plug', app: 'cook', plug: 'stove' },
    { kind: 'hook', hook: 'install' },
    { kind: 'hook-plug', hook: 'install', plug: 'stove' },
    { kind: 'plug', plug: 'house', interface: 'home', everywhere: true },
    { kind: 'plug', plug: 'stove', interface: 'serial-port' },
  ],
};

function ledgerOf(...facts: readonly Fact[]): FactLedger {
  const ledger = new FactLedger();
  for (const [index, fact] of facts.entries()) ledger.add(fact, lineOf('x', index + 1));
  return ledger;
}

const row = (snap: string, plug: string, interfaceName: string, isConnected: boolean, tableOf?: string): Fact => ({
  kind: 'fact',
  about: 'connection',
  interface: interfaceName,
  plug: { snap, name: plug },
  ...(isConnected ? { slot: { snap: 'system', name: interfaceName } } : {}),
  notes: [],
  ...(tableOf === undefined ? {} : { tableOf }),
});

const app = (snap: string, name: string) =>
  ({ owner: 'snap-app', label: `snap.${snap}.${name}`, snap, app: name }) as const;
const hook = (snap: string, name: string) =>
  ({ owner: 'snap-hook', label: `snap.${snap}.hook.${name}`, snap, hook: name }) as const;

function plugsOf(files: readonly SnapFile[], ...facts: readonly Fact[]) {
  return knownPlugs(ledgerOf(...facts), (name) => files.find(({ snap }) => snap === name) ?? null);
}

describe('a snap that is known', () => {
  const of = plugsOf([KITCHEN]);

  it('has the plugs of the app that was refused, and those that belong to all', () => {
    expect(of(app('kitchen', 'cook'), 'serial-port')).toEqual({ declared: true, connected: null, name: 'stove' });
    expect(of(app('kitchen', 'waiter'), 'home')).toEqual({ declared: true, connected: null, name: 'house' });
    expect(of(hook('kitchen', 'configure'), 'home')).toMatchObject({ declared: true });
  });

  it('lacks a plug that nobody has, or that others of it have', () => {
    expect(of(app('kitchen', 'cook'), 'camera')).toEqual({ declared: false, connected: null });
    expect(of(app('kitchen', 'waiter'), 'serial-port')).toEqual({
      declared: false,
      connected: null,
      declaredBy: ['cook', 'hook.install'],
    });
  });

  it('says nothing of an app that it does not know, nor of what is missing where the list is not whole', () => {
    expect(of(app('kitchen', 'gardener'), 'camera').declared).toBeNull();
    expect(of(app('cellar', 'cook'), 'camera').declared).toBeNull();
    const part = plugsOf([{ ...KITCHEN, variants: [{ confinement: 'strict', commit: COMMIT, complete: false }] }]);
    expect(part(app('kitchen', 'cook'), 'camera').declared).toBeNull();
    expect(part(app('kitchen', 'waiter'), 'serial-port')).toEqual({ declared: null, connected: null });
    expect(part(app('kitchen', 'cook'), 'serial-port').declared).toBe(true);
    const classic = plugsOf([{ ...KITCHEN, variants: [{ confinement: 'classic', commit: COMMIT }] }]);
    expect(classic(app('kitchen', 'cook'), 'camera').declared).toBeNull();
  });

  it('is overruled by a table that was pasted', () => {
    const camera = plugsOf([KITCHEN], row('kitchen', 'eye', 'camera', true));
    expect(camera(app('kitchen', 'cook'), 'camera')).toEqual({ declared: true, connected: true, name: 'eye' });
    const whole = plugsOf([KITCHEN], row('kitchen', 'house', 'home', true, 'kitchen'));
    expect(whole(app('kitchen', 'cook'), 'serial-port')).toEqual({ declared: false, connected: false });
  });

  it('tells which app a row of the table is of', () => {
    const connected = plugsOf([KITCHEN], row('kitchen', 'stove', 'serial-port', true));
    expect(connected(app('kitchen', 'cook'), 'serial-port')).toMatchObject({ declared: true, connected: true });
    expect(connected(app('kitchen', 'waiter'), 'serial-port')).toEqual({
      declared: false,
      connected: false,
      declaredBy: ['cook', 'hook.install'],
    });
    const two = plugsOf([KITCHEN], row('kitchen', 'house', 'home', false), row('kitchen', 'new-house', 'home', true));
    expect(two(app('kitchen', 'cook'), 'home')).toEqual({ declared: true, connected: false, name: 'house' });
  });

  it('is asked for the plug whose attributes the rule wants', () => {
    const stoves: SnapFile = {
      ...KITCHEN,
      facts: [
        ...KITCHEN.facts,
        { kind: 'app-plug', app: 'cook', plug: 'gas' },
        { kind: 'plug', plug: 'gas', interface: 'serial-port', attributes: { flame: true } },
      ],
    };
    const rule = [{ fact: 'plug.attr.flame', op: 'eq', value: true }] as const;
    const nameOf = (of: ReturnType<typeof plugsOf>) => of(app('kitchen', 'cook'), 'serial-port', rule);
    expect(nameOf(plugsOf([stoves]))).toMatchObject({ name: 'gas' });
    expect(plugsOf([stoves])(app('kitchen', 'cook'), 'serial-port')).toMatchObject({ name: 'stove' });
    const rows = [row('kitchen', 'stove', 'serial-port', true), row('kitchen', 'gas', 'serial-port', false)];
    expect(nameOf(plugsOf([stoves], ...rows))).toEqual({ declared: true, connected: false, name: 'gas' });
  });

  it('is told with the grants, those of declared plugs first', () => {
    const grant = (name: string) =>
      ({ name, side: 'plug', blanket: false, conditions: [] as const }) as unknown as Grant;
    const grants = preferPlugs([grant('camera'), grant('serial-port')], app('kitchen', 'waiter'), of);
    expect(grants).toMatchObject([
      { name: 'camera', declared: false },
      { name: 'serial-port', declared: false, declaredBy: ['cook', 'hook.install'] },
    ]);
    expect(preferPlugs([grant('camera'), grant('serial-port')], app('kitchen', 'cook'), of)[0]).toMatchObject({
      name: 'serial-port',
      plug: 'stove',
    });
  });

  it('is kept in the knowledge', () => {
    const knowledge = knowledgeOf([], [], [KITCHEN]);
    expect(knowledge.snapFacts('kitchen')).toEqual(KITCHEN);
    expect(knowledge.snapFacts('cellar')).toBeNull();
    knowledge.close();
  });
});

describe('MicroK8s', () => {
  const { snaps } = readSnaps(fileURLToPath(new URL('../../../../data', import.meta.url)));
  const installed = (tracking: string, version: string, ...notes: string[]): Fact => ({
    kind: 'fact',
    about: 'snap',
    name: 'microk8s',
    tracking,
    version,
    notes,
  });
  const dashboard = (...facts: readonly Fact[]) =>
    plugsOf(snaps, ...facts)(app('microk8s', 'dashboard-proxy'), 'kernel-module-observe').declared;

  it('is the strict one where the paste does not tell, and then says only what all tracks agree on', () => {
    const of = plugsOf(snaps);
    expect(of(app('microk8s', 'daemon-kubelite'), 'docker-support')).toEqual({
      declared: true,
      connected: null,
      name: 'docker-privileged',
    });
    expect(of(app('microk8s', 'daemon-kubelite'), 'cifs-mount')).toMatchObject({
      declared: false,
      declaredBy: ['daemon-containerd'],
    });
    expect(dashboard()).toBeNull();
  });

  it('is that of its track, or of its version where the track follows others', () => {
    expect(dashboard(installed('1.32-strict/stable', 'v1.32.3'))).toBe(true);
    expect(dashboard(installed('latest/edge/strict', 'v1.35.1'))).toBe(true);
    expect(dashboard(installed('1.32/stable', 'v1.32.3', 'classic'))).toBeNull();
  });
});

describe('a rule that asks for an attribute of the plug', () => {
  const conditions = [{ fact: 'plug.attr.read', op: 'eq', value: 'all' }] as const;

  it('is not had by a plug that is connected and was refused nevertheless', () => {
    const of = plugsOf([], row('thing', 'home', 'home', true, 'thing'));
    expect(of(app('thing', 'x'), 'home', [...conditions])).toEqual({ declared: false, connected: false });
    expect(of(app('thing', 'x'), 'home')).toEqual({ declared: true, connected: true, name: 'home' });
  });

  it('may be had by one that is not connected', () => {
    const of = plugsOf([], row('thing', 'home', 'home', false, 'thing'));
    expect(of(app('thing', 'x'), 'home', [...conditions])).toEqual({ declared: true, connected: false, name: 'home' });
  });
});
