import { fileURLToPath } from 'node:url';
import { readPolicy } from '@whyblocked/dataset';
import { expect, it } from 'vitest';
import { TUNABLES } from './tunables.ts';

const { policies } = readPolicy(fileURLToPath(new URL('../../../../data', import.meta.url)));
const defined = policies.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'variable'));

/** As the sources write it: several alternatives in one value, or another variable. */
function values(name: string): readonly string[] {
  const of = (TUNABLES[name] ?? []) as readonly string[];
  return of.length > 1 && of.every((value) => value.startsWith('[')) ? [`{${of.join(',')}}`] : of;
}

it.each(Object.keys(TUNABLES))('takes @{%s} for what the imported releases define', (name) => {
  const stated = defined.filter((fact) => fact.name === name).map((fact) => fact.values);
  expect(stated.length).toBeGreaterThan(0);
  for (const one of stated) expect([values(name), ['@{pid}']]).toContainEqual(one);
});

it('has all that the rules use', () => {
  const own = /^(SNAP_|PROFILE_DBUS$|profile_name$)/;
  const used = policies
    .filter(({ kind }) => kind !== 'template')
    .flatMap(({ facts }) => facts.filter(({ backend, kind }) => backend === 'apparmor' && kind !== 'variable'))
    .flatMap(({ at: _at, when: _when, ...rule }) => [...JSON.stringify(rule).matchAll(/@\{(\w+)\}/g)])
    .map(([, name]) => name ?? '');
  expect([...new Set(used)].filter((name) => !own.test(name) && !(name in TUNABLES))).toEqual([]);
});
