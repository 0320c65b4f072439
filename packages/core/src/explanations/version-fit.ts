import { type AffectedRange, compareReleases, type VersionRange } from '@whyblocked/dataset';
import { microk8sOf } from '../context/microk8s-of.ts';
import type { FactLedger } from '../evidence/fact-ledger.ts';

/** What a paste tells of versions, as far as known issues ask. */
export interface KnownVersions {
  readonly snapd?: string;
  readonly kernel?: string;
  readonly apparmor?: string;
  readonly containerd?: string;
  readonly runc?: string;
  readonly track?: string;
  /** "1.34.3" */
  readonly microk8s?: string;
  readonly confinement?: string;
  readonly distribution?: { readonly id: string; readonly version?: string };
}

/** inside: what is known lies in the range; unknown: nothing contradicts; outside: something does. */
export type VersionFit = 'inside' | 'unknown' | 'outside';

/** Not from within a number, so that one that is no version is looked at once. */
const NUMBER = /(?<![0-9])[0-9]+(?:\.[0-9]+)+/;

export function knownVersions(facts: FactLedger): KnownVersions {
  const microk8s = microk8sOf(facts);
  const distribution = facts.single('distribution')?.fact.value;
  const runtime = /^containerd:\/\/v?(.+)$/.exec(facts.single('runtime')?.fact.value ?? '')?.[1];
  const component = (name: string): string | undefined =>
    facts
      .all('component')
      .find(({ fact }) => fact.name === name)
      ?.fact.version?.replace(/^v/, '');
  return {
    ...given('snapd', numberIn(facts.single('snapd')?.fact.value)),
    ...given('kernel', numberIn(facts.single('kernel')?.fact.value)),
    ...given('apparmor', numberIn(facts.single('apparmor')?.fact.value)),
    ...given('containerd', numberIn(runtime ?? component('containerd'))),
    ...given('runc', numberIn(component('runc'))),
    ...given(
      'track',
      numberIn(microk8s?.track?.value ?? microk8s?.version?.value)
        ?.split('.')
        .slice(0, 2)
        .join('.'),
    ),
    ...given('microk8s', /^v?([0-9]+\.[0-9]+\.[0-9]+)/.exec(microk8s?.version?.value ?? '')?.[1]),
    ...given('confinement', microk8s?.confinement?.value),
    ...(distribution === undefined ? {} : { distribution: distributionOf(distribution) }),
  };
}

/** How well one of the ranges fits; the best of them counts. */
export function versionFit(ranges: readonly AffectedRange[], known: KnownVersions): VersionFit {
  const fits = ranges.map((range) => fitOf(range, known));
  return fits.includes('inside') ? 'inside' : fits.includes('unknown') ? 'unknown' : 'outside';
}

function fitOf(range: AffectedRange, known: KnownVersions): VersionFit {
  const { tracks, microk8s, confinement, distribution, snapd, kernel, apparmor, containerd, runc } = range;
  const fits: VersionFit[] = [
    within(snapd, known.snapd),
    within(kernel, known.kernel),
    within(apparmor, known.apparmor),
    within(containerd, known.containerd),
    within(runc, known.runc),
    within(tracks, known.track),
    within(microk8s, known.microk8s),
    confinement === undefined
      ? 'inside'
      : known.confinement === undefined
        ? 'unknown'
        : // A devmode installation is the strict snap.
          (known.confinement === 'classic') === (confinement === 'classic')
          ? 'inside'
          : 'outside',
    distribution === undefined
      ? 'inside'
      : known.distribution === undefined
        ? 'unknown'
        : known.distribution.id === distribution.id
          ? within(distribution, known.distribution.version)
          : 'outside',
  ];
  return fits.includes('outside') ? 'outside' : fits.includes('unknown') ? 'unknown' : 'inside';
}

function within(range: VersionRange | undefined, version: string | undefined): VersionFit {
  if (range === undefined) return 'inside';
  if (version === undefined) return 'unknown';
  const { since, until } = range;
  const isIn =
    (since === undefined || compareReleases(since, version) <= 0) &&
    (until === undefined || compareReleases(version, until) < 0);
  return isIn ? 'inside' : 'outside';
}

function numberIn(text: string | undefined): string | undefined {
  return NUMBER.exec(text ?? '')?.[0];
}

/** "Ubuntu 24.04.1 LTS" and "ubuntu 24.04" alike. */
function distributionOf(text: string): { id: string; version?: string } {
  const id = /^[A-Za-z]+/.exec(text)?.[0].toLowerCase() ?? '';
  const version = /[0-9]+(?:\.[0-9]+)*/.exec(text)?.[0];
  return { id, ...(version === undefined ? {} : { version }) };
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
