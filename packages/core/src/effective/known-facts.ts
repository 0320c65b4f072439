import type { Condition } from '@whyblocked/contract';
import type { Connection, ProfileSetting } from './profile-setting.ts';

/** What is known of a fact that conditions name: its value, null when it is known to be missing, undefined when not known. */
export type KnownFact = unknown;

/** Whether a condition holds; undefined when what is known does not tell. */
export function conditionHolds({ op, value }: Condition, known: KnownFact): boolean | undefined {
  if (known === undefined) return undefined;
  if (op === 'exists') return known !== null;
  if (op === 'missing') return known === null;
  // A value that has several is asked item by item: what is made for each of them is made for the one that fits.
  const items = Array.isArray(known) ? known : [known];
  if (op === 'contains') return items.some((item) => includes(item, String(value)));
  if (op === 'lacks') return !items.some((item) => includes(item, String(value)));
  return items.some((item) => compares(op, item === null ? '' : String(item), value));
}

function includes(item: unknown, value: string): boolean {
  return item === value || (typeof item === 'string' && item.includes(value));
}

function compares(op: Condition['op'], item: string, value: Condition['value']): boolean {
  switch (op) {
    case 'eq':
      return item === String(value);
    case 'ne':
      return item !== String(value);
    case 'in':
      return Array.isArray(value) && value.includes(item);
    case 'starts':
      return item.startsWith(String(value));
    default:
      return !item.startsWith(String(value));
  }
}

/** All of several conditions; what is not known is undefined unless another one fails. */
export function allHold(states: Iterable<boolean | undefined>): boolean | undefined {
  let all: boolean | undefined = true;
  for (const state of states) {
    if (state === false) return false;
    if (state === undefined) all = undefined;
  }
  return all;
}

/** One of several. */
export function anyHolds(states: Iterable<boolean | undefined>): boolean | undefined {
  let any: boolean | undefined = false;
  for (const state of states) {
    if (state === true) return true;
    if (state === undefined) any = undefined;
  }
  return any;
}

/** What holds on a usual host, unless the setting says otherwise. null: there is none. */
const USUAL_HOST: Readonly<Record<string, unknown>> = {
  'host.apparmor-level': 'full',
  'host.home-is-remote': false,
  'host.homedirs': null,
  'host.kernel-older-than-4-3': false,
  'host.overlay-root': null,
};

/** What a setting tells of a fact, apart from flags and connections. */
export function factOfSetting(setting: ProfileSetting, fact: string): KnownFact {
  const { system, base, confinement = 'strict', systemUsernames = false, features } = setting;
  if (fact.startsWith('feature.')) return features?.has(fact.slice('feature.'.length));
  if (fact.startsWith('host.')) return setting.host?.[fact.slice('host.'.length)] ?? USUAL_HOST[fact];
  switch (fact) {
    case 'system':
      return system;
    case 'snap.core-base':
      return base === undefined || /^core[0-9]*$/.test(base);
    case 'snap.classic':
      return confinement === 'classic' || confinement === 'jailmode';
    case 'snap.jailmode':
      return confinement === 'jailmode';
    case 'snap.devmode':
      return confinement === 'devmode';
    case 'snap.system-usernames':
      return systemUsernames ? true : null;
    case 'snap.base':
      return base;
    default:
      return undefined;
  }
}

/** What a connection tells of a fact: `provider`, `plug.attr.NAME`, `slot.attr.NAME.KEY`. */
export function factOfConnection({ provider, plugAttributes, slotAttributes }: Connection, fact: string): KnownFact {
  if (fact === 'provider') return provider;
  const [side, word, ...path] = fact.split('.');
  if (word !== 'attr' || (side !== 'plug' && side !== 'slot')) return undefined;
  const attributes = side === 'plug' ? plugAttributes : slotAttributes;
  return attributes === undefined ? undefined : valueAt(attributes, path);
}

/** Names of attributes may hold dashes, never dots; of a list, the values of all its items. */
function valueAt(value: unknown, path: readonly string[]): KnownFact {
  const [name, ...rest] = path;
  if (name === undefined) return value ?? null;
  if (Array.isArray(value)) {
    const items = value.map((item) => valueAt(item, path)).filter((item) => item !== null);
    return items.length === 0 ? null : items.flat();
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  return valueAt((value as Readonly<Record<string, unknown>>)[name], rest);
}
