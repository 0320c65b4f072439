import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { interfaceFactsOf, isRegistered } from '../knowledge/interface-facts.ts';
import { knowledgeSourceFromData } from '../knowledge/knowledge-source-from-data.ts';
import type { ConnectionQuestion } from './connection-question.ts';
import { connectionStatus } from './connection-status.ts';
import { CONNECTION_TABLE, HOST_DECIDES, TABLE_DIFFERENCES } from './connection-table.fixture.ts';
import type { InterfaceFacts } from './declaration.ts';

const source = knowledgeSourceFromData(fileURLToPath(new URL('../../../../data', import.meta.url)));
if (!source.ok) throw new Error(JSON.stringify(source.error));
const newest = source.value.releases.at(-1)?.tag ?? '';
const policies = source.value.policies
  .filter(({ kind, rules }) => kind === 'interface' && isRegistered(rules, newest))
  .map(({ name, rules }) => ({ name, facts: interfaceFactsOf(name, rules, newest) }));

const COLUMNS = ['implicit', 'plug', 'auto', 'system', 'app', 'gadget'] as const;
const evaluated = new Map(
  CONNECTION_TABLE.trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...cells] = line.split(' ');
      return [name, Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index]]))];
    }),
);

describe('the connections of all interfaces, as an evaluation by snapd has them', () => {
  it('has the same interfaces', () => {
    expect(policies.map(({ name }) => name).sort()).toEqual([...evaluated.keys()].sort());
    expect(evaluated.size).toBe(220);
  });

  it.each(policies.map(({ name, facts }) => [name, facts] as const))('%s', (name, facts) => {
    const expected = { ...evaluated.get(name) };
    for (const { name: of, column, ours } of TABLE_DIFFERENCES) {
      if (of !== name) continue;
      expect(expected[column]).not.toBe(ours);
      expected[column] = ours;
    }
    expect(rowOf(name, facts)).toEqual(expected);
  });

  it('knows where the host decides', () => {
    const found = policies.flatMap(({ name, facts }) =>
      (['classic', 'core'] as const)
        .filter((system) => connectionStatus(facts, { system }).hostDecides)
        .map((system) => [name, system]),
    );
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(HOST_DECIDES).map(([name, { system }]) => [name, system])),
    );
  });
});

function rowOf(name: string, facts: InterfaceFacts): Record<string, string> {
  const ask = (question: ConnectionQuestion) => connectionStatus(facts, question);
  const on = (holds: (system: 'classic' | 'core') => boolean): string =>
    `${holds('classic') ? 'C' : ''}${holds('core') ? 'U' : ''}` || '-';
  const ofApp = ask({ system: 'classic', provider: 'app' });
  return {
    implicit: on((system) =>
      facts.implicit[system] === 'run-time'
        ? evaluated.get(name)?.implicit?.includes(system === 'classic' ? 'C' : 'U') === true
        : facts.implicit[system] === true,
    ),
    plug: ask({ system: 'classic' }).installable ? 'ok' : 'decl',
    auto: on((system) => facts.implicit[system] !== false && ask({ system, provider: 'system' }).autoConnects),
    system: on((system) => ask({ system, provider: 'system' }).connectable),
    app: `${ofApp.slotInstallable ? 'i' : ''}${ofApp.connectable ? 'c' : ''}${ofApp.autoConnects ? 'a' : ''}` || '-',
    gadget: ask({ system: 'classic', provider: 'gadget' }).slotInstallable ? 'y' : '-',
  };
}
