import { isAppName, isHookName, isPlugName } from '@whyblocked/confinement';
import type { Grant, Subject } from '@whyblocked/contract';
import { stringify } from 'yaml';

/** What to add to snapcraft.yaml so that an app or hook has a plug or slot of an interface, with the attributes that its rule asks for. */
export function snapcraftPatch({ app, hook }: Subject, { name, side, conditions }: Grant): string {
  const part = `${side}s`;
  const needed = conditions.flatMap(({ fact, op, value }): [string, unknown][] => {
    const attribute = fact.startsWith(`${side}.attr.`) ? fact.slice(`${side}.attr.`.length) : undefined;
    return attribute !== undefined && op === 'eq' && value !== undefined && isPlugName(attribute)
      ? [[attribute, value]]
      : [];
  });
  const [place, owner] =
    hook !== undefined && isHookName(hook)
      ? ['hooks', hook]
      : ['apps', app !== undefined && isAppName(app) ? app : 'APP'];
  return stringify({
    ...(needed.length === 0 ? {} : { [part]: { [name]: Object.fromEntries(needed) } }),
    [place]: { [owner]: { [part]: [name] } },
  }).trimEnd();
}
