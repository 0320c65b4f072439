import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { interfaceFactsOf } from '../knowledge/interface-facts.ts';
import { knowledgeSourceFromData } from '../knowledge/knowledge-source-from-data.ts';
import type { ConnectionQuestion } from './connection-question.ts';
import { connectionStatus } from './connection-status.ts';
import type { DeclarationRules, InterfaceFacts } from './declaration.ts';

const source = knowledgeSourceFromData(fileURLToPath(new URL('../../../../data', import.meta.url)));
if (!source.ok) throw new Error(JSON.stringify(source.error));
const facts = new Map<string, InterfaceFacts>(
  source.value.policies.flatMap(({ kind, name, rules }) =>
    kind === 'interface' && rules.some(({ until }) => until === null) ? [[name, interfaceFactsOf(name, rules)]] : [],
  ),
);

function factsOf(name: string): InterfaceFacts {
  const found = facts.get(name);
  if (!found) throw new Error(`there is no interface ${name}`);
  return found;
}

describe('connectionStatus from the declarations of snapd', () => {
  it.each([
    ['network', 'auto', 'auto'],
    ['home', 'auto', 'manual'],
    ['camera', 'manual', 'manual'],
    ['removable-media', 'manual', 'manual'],
    ['unity7', 'auto', 'unavailable'],
    ['wayland', 'auto', 'provider'],
    ['audio-record', 'manual', 'provider'],
    ['docker-support', 'store-install', 'store-install'],
    ['personal-files', 'store-install', 'store-install'],
    ['serial-port', 'gadget', 'gadget'],
    ['i2c', 'gadget', 'gadget'],
    ['lxd', 'provider', 'provider'],
    ['location-observe', 'provider', 'provider'],
    ['mediatek-accel', 'store-connect', 'store-connect'],
    ['kernel-module-load', 'store-install', 'store-install'],
  ] as const)('%s: %s on classic, %s on core', (name, classic, core) => {
    expect(connectionStatus(factsOf(name), { system: 'classic' }).status).toBe(classic);
    expect(connectionStatus(factsOf(name), { system: 'core' }).status).toBe(core);
  });

  it('counts as the policy checker of snapd does', () => {
    const answers = [...facts.values()].map((one) => ({
      classic: connectionStatus(one, { system: 'classic' }),
      core: connectionStatus(one, { system: 'core' }),
    }));
    expect(answers).toHaveLength(220);
    expect(answers.filter(({ classic }) => !classic.installable)).toHaveLength(59);
    expect(answers.filter(({ classic }) => classic.provider === 'system' && classic.autoConnects)).toHaveLength(19);
  });

  it.each([
    ['home', { read: 'all' }, 'store-connect'],
    ['browser-support', { 'allow-sandbox': true }, 'store-connect'],
    ['optical-drive', { write: true }, 'store-connect'],
    ['home', {}, 'auto'],
    ['browser-support', {}, 'auto'],
    ['optical-drive', {}, 'auto'],
  ])('%s with %j: %s', (name, plugAttributes, status) => {
    expect(connectionStatus(factsOf(name), { system: 'classic', plugAttributes }).status).toBe(status);
  });

  it('connects content of one publisher by itself', () => {
    const attributes = { plugAttributes: { content: 'x' }, slotAttributes: { content: 'x' } };
    const content = (samePublisher: boolean) =>
      connectionStatus(factsOf('content'), { system: 'classic', samePublisher, ...attributes });
    expect(content(true).autoConnects).toBe(true);
    expect(content(false)).toMatchObject({ autoConnects: false, connectable: true });
    expect(
      connectionStatus(factsOf('content'), {
        system: 'classic',
        plugAttributes: { content: 'x' },
        slotAttributes: { content: 'y' },
      }).connectable,
    ).toBe(false);
  });
});

describe('connectionStatus', () => {
  const implicit = { classic: true, core: true };
  const nowhere = { classic: false, core: false };
  const ask = (declaration: InterfaceFacts['declaration'], question: Partial<ConnectionQuestion> = {}) =>
    connectionStatus({ declaration, implicit, name: 'example' }, { system: 'classic', ...question });
  const status = (declaration: InterfaceFacts['declaration'], plugAttributes = {}) =>
    ask(declaration, { plugAttributes }).status;

  it('lets deny beat allow, and a rule of the plug hide that of the slot', () => {
    expect(status({ slot: { 'allow-auto-connection': 'true', 'deny-auto-connection': 'true' } })).toBe('manual');
    expect(status({ slot: { 'deny-connection': 'true', 'deny-auto-connection': 'true' } })).toBe('store-connect');
    expect(status({ plug: { 'allow-installation': 'true' }, slot: { 'deny-auto-connection': 'true' } })).toBe('auto');
  });

  it('allows what nothing speaks of', () => {
    expect(ask({})).toMatchObject({ status: 'auto', installable: true, slotInstallable: true, connectable: true });
    expect(ask({}).because.map(({ kind, side }) => [kind, side])).toEqual(Array(4).fill(['unsaid', null]));
  });

  it('tells which rule of which side decided, by which constraints', () => {
    const { because } = ask({
      plug: { 'allow-installation': { 'plug-snap-type': ['core'] }, 'deny-auto-connection': { 'on-classic': 'true' } },
      slot: { 'deny-connection': 'true' },
    });
    expect(because).toEqual([
      {
        decides: 'installation',
        allowed: false,
        kind: 'allow-installation',
        side: 'plug',
        source: 'base',
        constraints: ['plug-snap-type'],
      },
      { decides: 'slot-installation', allowed: true, kind: 'unsaid', side: 'slot', source: 'base', constraints: [] },
      { decides: 'connection', allowed: true, kind: 'unsaid', side: 'plug', source: 'base', constraints: [] },
      {
        decides: 'auto-connection',
        allowed: false,
        kind: 'deny-auto-connection',
        side: 'plug',
        source: 'base',
        constraints: ['on-classic'],
      },
    ]);
  });

  it('ignores allow-connection for auto-connection', () => {
    expect(ask({ slot: { 'allow-connection': 'false' } })).toMatchObject({
      status: 'auto',
      connectable: false,
      autoConnects: true,
    });
  });

  it('lets rules of the store hide those of snapd, the plug before the slot', () => {
    const base = { plug: { 'allow-installation': 'false', 'deny-connection': 'true' } };
    expect(ask(base).status).toBe('store-install');
    expect(ask(base, { storeRules: { plug: { 'deny-auto-connection': 'true' } } })).toMatchObject({
      status: 'manual',
      because: [{ source: 'store' }, { source: null }, { kind: 'unsaid', source: 'store' }, { source: 'store' }],
    });
    expect(ask(base, { storeRules: { slot: { 'allow-connection': 'true' } } })).toMatchObject({
      installable: false,
      connectable: true,
    });
    const both = { plug: { 'deny-connection': 'true' }, slot: { 'allow-connection': 'true' } };
    expect(ask({}, { storeRules: both }).connectable).toBe(false);
  });

  it('does not count on what nobody here can know', () => {
    expect(status({ slot: { 'allow-auto-connection': { 'plug-snap-id': 'abc' } } })).toBe('manual');
  });

  it('obeys code that refuses to connect by itself', () => {
    const refusing = connectionStatus({ declaration: {}, implicit, noAutoConnect: true }, { system: 'classic' });
    expect(refusing).toMatchObject({ status: 'manual', because: [{}, {}, {}, { kind: 'code', allowed: false }] });
  });

  it('checks little of a snap from a file: not its plugs, of its slots the type, of connections only those by themselves', () => {
    const declaration = {
      plug: { 'allow-installation': 'false', 'deny-connection': 'true', 'deny-auto-connection': 'true' },
      slot: { 'allow-installation': { 'slot-snap-type': ['app'] }, 'deny-installation': 'true' },
    };
    expect(ask(declaration)).toMatchObject({ status: 'store-install', slotInstallable: false });
    const file = ask(declaration, { dangerous: true });
    expect(file).toMatchObject({ status: 'manual', installable: true, slotInstallable: true, autoConnects: false });
    expect(file.because.map(({ kind }) => kind)).toEqual([
      'dangerous',
      'dangerous',
      'dangerous',
      'deny-auto-connection',
    ]);
    expect(ask(declaration, { dangerous: true, provider: 'gadget' })).toMatchObject({
      slotInstallable: false,
      status: 'unavailable',
    });
    expect(ask({}, { dangerous: true }).status).toBe('auto');
    const plugOfStore = { plug: { 'allow-auto-connection': 'true' } };
    expect(ask(declaration, { dangerous: true, storeRules: plugOfStore }).status).toBe('manual');
  });

  it('finds who may have the slot', () => {
    const provider = (slot: DeclarationRules, question: Partial<ConnectionQuestion> = {}) => {
      const found = connectionStatus({ declaration: { slot }, implicit: nowhere }, { system: 'classic', ...question });
      return [found.status, found.provider, found.providers.app, found.providers.gadget];
    };
    const types = (...list: readonly string[]) => ({ 'allow-installation': { 'slot-snap-type': list } });
    expect(provider(types('core', 'app'))).toEqual(['provider', 'app', 'free', 'no']);
    expect(provider(types('core', 'gadget'))).toEqual(['gadget', 'gadget', 'no', 'free']);
    expect(provider(types('core'))).toEqual(['unavailable', null, 'no', 'no']);
    expect(provider({ 'allow-installation': 'false' })).toEqual(['provider', 'app', 'declaration', 'declaration']);
    expect(provider({ ...types('gadget'), 'deny-installation': 'true' })).toEqual([
      'gadget',
      'gadget',
      'no',
      'declaration',
    ]);
    expect(provider(types('core'), { provider: 'app' })[0]).toBe('unavailable');
    expect(provider(types('app'), { provider: 'system' })[0]).toBe('unavailable');
    expect(provider(types('app'), { provider: 'app' })[0]).toBe('auto');
    expect(provider({ ...types('app'), 'deny-connection': 'true' }, { provider: 'app' })[0]).toBe('auto');
    expect(provider({ ...types('app'), 'deny-auto-connection': 'true' }, { provider: 'app' })[0]).toBe('manual');
  });

  it('has no reason to check where there is no slot', () => {
    const { because, connectable, autoConnects } = connectionStatus(
      { declaration: { slot: { 'allow-installation': { 'slot-snap-type': ['core'] } } }, implicit: nowhere },
      { system: 'core' },
    );
    expect([connectable, autoConnects]).toEqual([false, false]);
    expect(because.slice(2).map(({ kind }) => kind)).toEqual(['no-slot', 'no-slot']);
  });

  it('tells where the host decides, and how many slots are connected', () => {
    const facts = { declaration: {}, implicit: { classic: true, core: 'run-time' } } as const;
    expect(connectionStatus(facts, { system: 'core' })).toMatchObject({ hostDecides: true, provider: 'system' });
    expect(connectionStatus(facts, { system: 'classic' })).toMatchObject({ hostDecides: false, slotsPerPlug: 'one' });
    expect(ask({ plug: { 'allow-auto-connection': { 'slots-per-plug': '*' } } }).slotsPerPlug).toBe('any');
  });

  it('knows attributes that are always there', () => {
    const facts: InterfaceFacts = {
      declaration: {
        slot: { 'allow-connection': { 'plug-attributes': { label: '$SLOT(label)' } }, 'deny-auto-connection': 'true' },
      },
      implicit: nowhere,
      name: 'example',
      attributeDefaults: [
        { side: 'plug', attribute: 'label', value: 'own-name' },
        { side: 'slot', attribute: 'label', value: 'own-name', unless: 'private' },
      ],
    };
    const connectable = (question: Partial<ConnectionQuestion>) =>
      connectionStatus(facts, { system: 'classic', provider: 'app', ...question }).connectable;
    expect(connectable({})).toBe(true);
    expect(connectable({ plugName: 'other' })).toBe(false);
    expect(connectable({ plugName: 'other', slotAttributes: { label: 'other' } })).toBe(true);
    expect(connectable({ plugAttributes: { label: 5 } })).toBe(true);
    expect(connectable({ slotAttributes: { private: true } })).toBe(false);
    expect(connectable({ provider: 'system' })).toBe(false);
  });
});
