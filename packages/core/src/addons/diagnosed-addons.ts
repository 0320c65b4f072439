import {
  type AddonStatement,
  type Compatibility,
  type CompatibilityQuestion,
  type DiagnosedAddon,
  type Finding,
  limits,
} from '@whyblocked/contract';
import { compareTracks } from '@whyblocked/dataset';
import { type AddonKnowledge, fullName, type KnownAddon } from '../knowledge/addon-knowledge.ts';
import { addonDetail, addonSummary, aliasInTrack } from './addon-detail.ts';
import { addonInTrack } from './addon-in-track.ts';
import { addonsOfFinding } from './addon-of-finding.ts';
import { allStatements } from './all-statements.ts';
import { compatibilityCells } from './compatibility-cells.ts';
import { isRefusal } from './derived-status.ts';
import { findAddon } from './find-addon.ts';

/** There is no strict MicroK8s before it. */
const FIRST_STRICT_TRACK = '1.25';

/** What a paste tells of where addons run. */
export interface ToldPlace {
  /** It speaks of MicroK8s at all: pods of other clusters are not those of its addons. */
  readonly isMicrok8s: boolean;
  readonly place: Pick<CompatibilityQuestion, 'track' | 'confinement' | 'architecture' | 'distribution' | 'kernel'>;
  /** Addons that it lists as enabled, and as not enabled. */
  readonly enabled: readonly string[];
  readonly disabled: readonly string[];
}

/**
 * What files and accepted reports say of the addons that a paste is about, those that fail first. A statement is told only where it holds whatever the paste
 * does not tell; and nothing of pods that only look like those of an addon which is not enabled.
 */
export function diagnosedAddons(
  knowledge: AddonKnowledge,
  accepted: readonly AddonStatement[],
  findings: readonly Finding[],
  { isMicrok8s, place, enabled, disabled }: ToldPlace,
): readonly DiagnosedAddon[] {
  const said = findings.flatMap((finding) =>
    addonsOfFinding(knowledge, finding).map((about) => ({ ...about, id: finding.id })),
  );
  const fullNames = (names: readonly string[]) =>
    names.flatMap((name) => findAddon(knowledge, name) ?? []).map(fullName);
  const [on, off] = [fullNames(enabled), fullNames(disabled)];
  const mayBe = (addon: string) => isMicrok8s && (on.includes(addon) || !off.includes(addon));
  const about = [
    ...said.filter(({ addon, why }) => why === 'not-found' || mayBe(addon)),
    ...on.map((addon) => ({ addon, why: 'enabled' as const, id: undefined })),
  ];
  if (about.length === 0) return [];
  const people = allStatements(knowledge, accepted);
  const byAddon = Map.groupBy(about, ({ addon }) => currentName(knowledge, addon, place.track));
  return [...byAddon]
    .flatMap(([addon, own]) => {
      const [first] = own;
      const file = findAddon(knowledge, addon);
      if (!first || !file) return [];
      const ids = [...new Set(own.flatMap(({ id }) => id ?? []))];
      const known = knownThere(knowledge, people, file, first.why, place);
      return known ? [{ addon, why: first.why, findings: ids, ...known }] : [];
    })
    .filter(isWorthTelling)
    .slice(0, limits.addonsPerDiagnosis);
}

/** An addon by the name it has in the track: others may only be another name of it. */
function currentName(knowledge: AddonKnowledge, addon: string, track: string | undefined): string {
  const file = findAddon(knowledge, addon);
  return (file && aliasInTrack(file, track ?? knowledge.tracks.at(-1) ?? '')) ?? addon;
}

function knownThere(
  knowledge: AddonKnowledge,
  people: readonly AddonStatement[],
  file: KnownAddon,
  why: DiagnosedAddon['why'],
  place: ToldPlace['place'],
): Omit<DiagnosedAddon, 'addon' | 'why' | 'findings'> | undefined {
  const addon = fullName(file);
  const statementsOf = (name: string) => people.filter((one) => one.addon === name);
  const all = tracksOf(knowledge, file, why, place).flatMap((track) =>
    compatibilityCells(knowledge, [file], statementsOf, { addon, ...place, track }),
  );
  // What runs is offered there, whatever is not told.
  const offered = why === 'not-found' ? [] : all.filter(({ derived }) => !isRefusal(derived));
  const cells = offered.length > 0 ? offered : all;
  const [first] = cells;
  if (!first) return undefined;
  const everywhere = idsInEvery(cells, ({ statements }) => statements);
  const perhaps = idsInEvery(cells, ({ statements, onSomeHosts }) => [...statements, ...onSomeHosts]);
  const withIds = (ids: readonly string[]) => ids.flatMap((id) => people.find((one) => one.id === id) ?? []);
  const isSame = <T>(of: (cell: Compatibility) => T) => cells.every((cell) => of(cell) === of(first));
  const { distribution: _, kernel: __, ...told } = place;
  const { since, until } = addonSummary(knowledge, file, []);
  const { replacedBy, tracks } = addonDetail(knowledge, file, []);
  const newest = tracks.at(-1);
  return {
    place: told,
    ...(isSame(({ status }) => status) ? { status: first.status, basis: first.basis } : {}),
    ...(isSame(({ derived }) => derived.code) ? { derived: first.derived } : {}),
    offered: {
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(newest?.confinement === undefined ? {} : { confinement: newest.confinement }),
      architectures: newest?.architectures ?? [],
    },
    ...(replacedBy === undefined ? {} : { replacedBy }),
    conflict: cells.every(({ conflict }) => conflict),
    statements: withIds(everywhere).slice(0, limits.statementsPerAddon),
    onSomeHosts: withIds(perhaps.filter((id) => !everywhere.includes(id))).slice(0, limits.statementsPerAddon),
  };
}

/** The track that is told, else all that it may be. */
function tracksOf(
  { tracks }: AddonKnowledge,
  file: KnownAddon,
  why: DiagnosedAddon['why'],
  { track, confinement }: ToldPlace['place'],
): readonly string[] {
  if (track !== undefined) return [track];
  return tracks.filter(
    (one) =>
      (confinement !== 'strict' || compareTracks(one, FIRST_STRICT_TRACK) >= 0) &&
      (why === 'not-found' || addonInTrack(file, one) !== undefined),
  );
}

/** Ids that all cells have, in the order of the first. */
function idsInEvery(
  cells: readonly Compatibility[],
  idsOf: (cell: Compatibility) => readonly string[],
): readonly string[] {
  const [first, ...rest] = cells.map(idsOf);
  return (first ?? []).filter((id) => rest.every((ids) => ids.includes(id)));
}

/** Of what fails, whatever is known; of what is only enabled, what does not simply work there. */
function isWorthTelling({ why, statements, onSomeHosts, derived, status }: DiagnosedAddon): boolean {
  switch (why) {
    case 'not-found':
      return true;
    case 'failing':
      return statements.length > 0 || onSomeHosts.length > 0 || (derived !== undefined && isRefusal(derived));
    case 'enabled':
      return statements.length > 0 && status !== 'verified' && status !== 'unknown';
  }
}
