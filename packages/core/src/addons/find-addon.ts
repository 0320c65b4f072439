import { editDistance } from '../edit-distance.ts';
import { type AddonKnowledge, fullName, type KnownAddon } from '../knowledge/addon-knowledge.ts';

const LONGEST_NAME = 80;
const MOST_NEAR = 3;

/** The addon that people mean by a reference: "dns", "community/istio", "dns:1.1.1.1"; a name of core goes before one of community. */
export function findAddon(knowledge: AddonKnowledge, reference: string): KnownAddon | undefined {
  const known = byName.get(knowledge) ?? namesOf(knowledge);
  byName.set(knowledge, known);
  return known.get(nameIn(reference));
}

/** Batches ask for many. */
const byName = new WeakMap<AddonKnowledge, ReadonlyMap<string, KnownAddon>>();

/** Full names go before short ones, and those before what people call an addon. */
function namesOf({ addons, names }: AddonKnowledge): ReadonlyMap<string, KnownAddon> {
  const full = new Map(addons.map((file) => [fullName(file).toLowerCase(), file]));
  return new Map([
    ...names.called.flatMap(({ name, addon }): [string, KnownAddon][] => {
      const file = full.get(addon.toLowerCase());
      return file ? [[name, file]] : [];
    }),
    // Of one name in several repositories the first is meant: those of core come first.
    ...addons.toReversed().map((file): [string, KnownAddon] => [file.addon, file]),
    ...full,
  ]);
}

/** Addons that were perhaps meant, the nearest first: those with a typing error or two, and those that begin so. */
export function nearAddons({ addons, names }: AddonKnowledge, reference: string): readonly string[] {
  const asked = nameIn(reference).split('/').at(-1) ?? '';
  if (asked.length < 2 || asked.length > LONGEST_NAME) return [];
  const known = [
    ...addons.map((file) => ({ name: file.addon, full: fullName(file) })),
    ...names.called.map(({ name, addon }) => ({ name, full: addon })),
  ];
  const near = known
    .map(({ name, full }) => ({ full, distance: name.startsWith(asked) ? 1 : editDistance(name, asked) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(asked.length / 4)))
    .sort((a, b) => a.distance - b.distance || (a.full < b.full ? -1 : 1));
  return [...new Set(near.map(({ full }) => full))].slice(0, MOST_NEAR);
}

/** Without what stands behind the name: arguments of the addon. */
function nameIn(reference: string): string {
  const [name = ''] = reference.trim().toLowerCase().split(/[:\s]/, 1);
  return name;
}
