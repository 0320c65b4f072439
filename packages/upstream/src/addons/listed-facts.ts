import type { AddonFact } from '@whyblocked/dataset';
import type { ListedAddon } from './read-addon-list.ts';

/** What the list of a repository says of one of its addons: `addons` is the whole list. */
export function listedFacts(addon: ListedAddon, addons: readonly ListedAddon[]): readonly AddonFact[] {
  const { name, version, check_status: text } = addon;
  return [
    { kind: 'listed' },
    ...(version === '' ? [] : [{ kind: 'version', version } as const]),
    ...addon.supported_architectures.map((architecture): AddonFact => ({ kind: 'architecture', architecture })),
    ...confinementFacts(addon),
    ...(text === '' ? [] : [{ kind: 'check-status', text } as const]),
    ...(isBuiltin(addon) ? [{ kind: 'builtin' } as const] : []),
    ...addons.flatMap((other): readonly AddonFact[] =>
      other.name !== name && text !== '' && other.check_status === text
        ? [{ kind: 'same-status', addon: other.name }]
        : [],
    ),
  ];
}

/**
 * MicroK8s looks for the word in the text: no text is any confinement (`get_available_addons` in scripts/wrappers/common/utils.py).
 * A text with neither word was refused when the list was read.
 */
function confinementFacts({ confinement }: ListedAddon): readonly AddonFact[] {
  if (confinement === undefined) return [];
  const offered = (['strict', 'classic'] as const).filter((word) => confinement.includes(word));
  return offered.length === 2 ? [] : offered.map((word) => ({ kind: 'confinement', confinement: word }));
}

/** Its status is a program of the snap, which is always there. */
export function isBuiltin({ check_status: text }: ListedAddon): boolean {
  return /^\$\{SNAP\}\//.test(text);
}
