import type { AddonFact } from '@whyblocked/dataset';
import type { AddonLookup } from './addon-lookup.ts';
import type { EnableScript } from './enable-script.ts';
import { isBuiltin } from './listed-facts.ts';
import type { ListedAddon } from './read-addon-list.ts';
import { isCalledDeprecated, replacementsIn } from './said-of-addon.ts';

/** What the script that enables an addon tells, and what upstream says to people there and in the list. */
export function scriptFacts(
  addon: ListedAddon,
  repository: string,
  script: EnableScript,
  lookUp: AddonLookup,
): readonly AddonFact[] {
  const { name, description } = addon;
  const said = { description, printed: script.printed };
  const alias = script.handsOverTo === undefined ? undefined : lookUp(script.handsOverTo);
  const isRetired = script.onlyPrints && !isBuiltin(addon);
  const isDeprecated = isCalledDeprecated(name, said);
  const replacements = alias === undefined && !isRetired && !isDeprecated ? [] : replacementsIn(name, said, lookUp);
  const needs = script.needs.flatMap(({ what, name: needed }): readonly AddonFact[] => {
    if (what !== 'addon') return [{ kind: 'needs', what, ...(needed === undefined ? {} : { name: needed }) }];
    const found = lookUp(needed ?? '');
    return found === undefined || found === `${repository}/${name}` ? [] : [{ kind: 'needs', what, name: found }];
  });
  return [
    ...(isDeprecated ? [{ kind: 'deprecated' } as const] : []),
    ...(isRetired ? [{ kind: 'retired' } as const] : []),
    ...(alias?.startsWith(`${repository}/`)
      ? [{ kind: 'alias-of', addon: alias.slice(repository.length + 1) } as const]
      : []),
    ...replacements.map((other): AddonFact => ({ kind: 'replaced-by', addon: other })),
    ...needs,
    ...(script.complete ? [] : [{ kind: 'needs-unknown' } as const]),
  ];
}
