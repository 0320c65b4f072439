import type { Addon, AddonInTrack } from '@whyblocked/contract';
import { trackRuns } from './track-runs.ts';

type Need = AddonInTrack['needs'][number];

/** What upstream says of an addon, each in one sentence with the tracks in which it holds; `order` are all tracks, oldest first. */
export function upstreamSentences(addon: Addon, order: readonly string[]): readonly string[] {
  const { tracks } = addon;
  const all = tracks.map(({ track }) => track);
  /** A text for each track, told once for all tracks that say the same; undefined says nothing. */
  const told = (label: string, textOf: (inTrack: AddonInTrack) => string | undefined): readonly string[] => {
    const runs = trackRuns(
      tracks.map((inTrack) => ({ track: inTrack.track, known: textOf(inTrack) })),
      order,
    ).filter(({ known }) => known !== undefined);
    if (runs.length === 0) return [];
    const isAlways = runs.length === 1 && tracks.every((inTrack) => textOf(inTrack) !== undefined);
    return [
      isAlways
        ? `${label}: ${runs[0]?.known}.`
        : `${label}: ${runs.map(({ tracks: where, known }) => `${known} (${where})`).join('; ')}.`,
    ];
  };
  return [
    `Tracks: ${trackRuns(
      all.map((track) => ({ track, known: true })),
      order,
    )
      .map(({ tracks: where }) => where)
      .join(', ')}.`,
    ...told('Version', ({ version }) => version || undefined),
    ...told('Architectures', ({ architectures }) => architectures.join(', ') || 'none'),
    ...told('Confinement', ({ confinement }) => (confinement === undefined ? 'both' : `${confinement} only`)),
    ...told("Upstream's workflows try it on", ({ testedOn }) => testedOn.join(' and ') || undefined),
    ...told("Upstream's tests on strict", ({ strictTest }) => (strictTest === 'runs' ? undefined : strictTest)),
    ...told('Needs', ({ needs }) => [...new Set(needs.map(needWords))].join(', ') || undefined),
    ...told('Enabled', ({ builtin }) => (builtin ? 'always, it comes with the snap' : undefined)),
    ...told('Deprecated', ({ deprecated }) => (deprecated ? 'upstream says so' : undefined)),
    ...told('Gone', ({ retired }) => (retired ? 'enabling it only prints a hint' : undefined)),
    ...otherNames(addon),
  ];
}

function otherNames({ aliases, aliasOf, replacedBy, sameStatusAs }: Addon): readonly string[] {
  return [
    ...(aliasOf === undefined ? [] : [`It is another name of ${aliasOf}.`]),
    ...(replacedBy === undefined || replacedBy === aliasOf ? [] : [`It was given up for ${replacedBy}.`]),
    ...(aliases.length === 0 ? [] : [`Other names: ${aliases.join(', ')}.`]),
    ...(sameStatusAs.length === 0 ? [] : [`"microk8s status" cannot tell it from ${sameStatusAs.join(', ')}.`]),
  ];
}

function needWords({ what, name }: Need): string {
  const named = name === undefined ? '' : ` ${name}`;
  switch (what) {
    case 'huge-pages':
      return 'huge pages';
    case 'internet':
      return name === undefined ? 'the internet' : `${name} on the internet`;
    case 'module':
      return `the kernel module${named}`;
    default:
      return `the ${what}${named}`;
  }
}
