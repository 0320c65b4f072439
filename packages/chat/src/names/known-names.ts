import type { AddonVerbs, ExplanationKind, Verbs } from '@whyblocked/contract';
import type { Clock } from '../ports/clock.ts';

const FRESH_MS = 10 * 60 * 1000;

export interface KnownNames {
  readonly interfaces: readonly string[];
  readonly explanations: readonly { readonly kind: ExplanationKind; readonly slug: string; readonly title: string }[];
  /** "core/metallb" */
  readonly addons: readonly string[];
  /** The newest first. */
  readonly tracks: readonly string[];
  /** The newest release of snapd. */
  readonly snapd: string;
}

/** The names of everything that is known, asked for once in ten minutes: people type faster than that. */
export function knownNames(
  { verbs, addons }: { readonly verbs: Verbs; readonly addons: AddonVerbs },
  clock: Clock,
): () => Promise<KnownNames> {
  let kept: { readonly names: Promise<KnownNames>; readonly at: number } | undefined;
  return () => {
    if (kept === undefined || clock.now() - kept.at > FRESH_MS) {
      const names = askNames(verbs, addons);
      kept = { names, at: clock.now() };
      names.catch(() => {
        if (kept?.names === names) kept = undefined;
      });
    }
    return kept.names;
  };
}

async function askNames(verbs: Verbs, addons: AddonVerbs): Promise<KnownNames> {
  const [interfaces, explanations, addonList] = await Promise.all([
    verbs.listInterfaces(),
    verbs.listExplanations(),
    addons.listAddons(),
  ]);
  return {
    interfaces: interfaces.interfaces.map(({ name }) => name),
    explanations: explanations.explanations,
    addons: addonList.addons.map(({ repository, name }) => `${repository}/${name}`),
    tracks: addonList.tracks.toReversed(),
    snapd: interfaces.snapd,
  };
}
