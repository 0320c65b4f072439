import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { interfaceFactsOf } from '../knowledge/interface-facts.ts';
import { knowledgeSourceFromData } from '../knowledge/knowledge-source-from-data.ts';
import { connectionStatus } from './connection-status.ts';
import type { InterfaceFacts } from './declaration.ts';

const source = knowledgeSourceFromData(fileURLToPath(new URL('../../../../data', import.meta.url)));
if (!source.ok) throw new Error(JSON.stringify(source.error));
const facts = new Map<string, InterfaceFacts>(
  source.value.policies.flatMap(({ kind, name, rules }) =>
    kind === 'interface' && rules.some(({ until }) => until === null) ? [[name, interfaceFactsOf(rules)]] : [],
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
  const status = (declaration: InterfaceFacts['declaration'], plugAttributes = {}) =>
    connectionStatus({ declaration, implicit }, { system: 'classic', plugAttributes }).status;

  it('lets deny beat allow, and a rule of the plug hide that of the slot', () => {
    expect(status({ slot: { 'allow-auto-connection': 'true', 'deny-auto-connection': 'true' } })).toBe('manual');
    expect(status({ slot: { 'deny-connection': 'true', 'deny-auto-connection': 'true' } })).toBe('store-connect');
    expect(status({ plug: { 'allow-installation': 'true' }, slot: { 'deny-auto-connection': 'true' } })).toBe('auto');
  });

  it('takes expressions, lists, and attributes that are missing', () => {
    const rules = (wanted: string | readonly string[]) => ({
      slot: { 'allow-auto-connection': { 'plug-attributes': { a: wanted } } },
    });
    expect(status(rules('x|y'), { a: 'y' })).toBe('auto');
    expect(status(rules('x|y'), { a: 'xy' })).toBe('manual');
    expect(status(rules(['x', 'y']), { a: 'y' })).toBe('auto');
    expect(status(rules('$MISSING'))).toBe('auto');
    expect(status(rules('$MISSING'), { a: 'x' })).toBe('manual');
    expect(status(rules('('), { a: '(' })).toBe('manual');
  });

  it('does not count on what nobody here can know', () => {
    expect(status({ slot: { 'allow-auto-connection': { 'plug-snap-id': 'abc' } } })).toBe('manual');
  });

  it('obeys code that refuses to connect by itself', () => {
    expect(connectionStatus({ declaration: {}, implicit, noAutoConnect: true }, { system: 'classic' }).status).toBe(
      'manual',
    );
  });
});
