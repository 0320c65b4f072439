import { architectureOf, limits } from '@whyblocked/contract';
import type { ToldPlace } from '../addons/diagnosed-addons.ts';
import { microk8sOf } from '../context/microk8s-of.ts';
import type { AddonFact } from '../evidence/fact.ts';
import type { FactLedger } from '../evidence/fact-ledger.ts';
import type { KnownVersions } from '../explanations/version-fit.ts';

/** Where the addons of a paste run, as far as it tells. */
export function toldPlace(facts: FactLedger, { track, kernel, distribution, confinement }: KnownVersions): ToldPlace {
  const microk8s = microk8sOf(facts);
  const told = facts.single('architecture')?.fact.value;
  const architecture = told === undefined ? undefined : architectureOf(told);
  const addons = facts.all('addon').slice(0, limits.contextValues);
  const isOfLatest = microk8s?.track?.value === 'latest';
  return {
    isMicrok8s: microk8s !== undefined || addons.length > 0,
    place: {
      ...(isOfLatest ? { track: 'latest' } : track === undefined ? {} : { track }),
      // A devmode installation is the strict snap.
      ...(confinement === undefined ? {} : { confinement: confinement === 'classic' ? 'classic' : 'strict' }),
      ...(architecture === undefined ? {} : { architecture }),
      ...(kernel === undefined ? {} : { kernel }),
      ...(distribution === undefined ? {} : { distribution }),
    },
    enabled: addons.filter(({ fact }) => fact.enabled).map(({ fact }) => nameOf(fact)),
    disabled: addons.filter(({ fact }) => !fact.enabled).map(({ fact }) => nameOf(fact)),
  };
}

function nameOf({ name, repository }: AddonFact): string {
  return repository === undefined ? name : `${repository}/${name}`;
}
