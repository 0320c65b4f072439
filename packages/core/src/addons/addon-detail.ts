import type { Addon, AddonStatement, AddonSummary } from '@whyblocked/contract';
import { type AddonFact, addonFactsInTrack } from '@whyblocked/dataset';
import { type AddonKnowledge, fullName, type KnownAddon } from '../knowledge/addon-knowledge.ts';
import { addonInTrack } from './addon-in-track.ts';

/** All that is known of an addon. `statements` are those about it, and about the addon it is another name of. */
export function addonDetail(knowledge: AddonKnowledge, file: KnownAddon, statements: readonly AddonStatement[]): Addon {
  const newest = newestFacts(knowledge, file);
  const aliasOf = aliasIn(file, newest);
  const replacedBy =
    newest.flatMap((fact) => (fact.kind === 'replaced-by' ? [fact.addon] : []))[0] ??
    knowledge.names.renamed.find(({ from }) => from === fullName(file))?.to;
  return {
    repository: file.repository,
    name: file.addon,
    aliases: aliasesOf(knowledge, file),
    ...(aliasOf === undefined ? {} : { aliasOf }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    sameStatusAs: newest.flatMap((fact) => (fact.kind === 'same-status' ? [`${file.repository}/${fact.addon}`] : [])),
    tracks: knowledge.tracks.flatMap((track) => addonInTrack(file, track) ?? []),
    statements: [...statements],
  };
}

export function addonSummary(
  { tracks }: AddonKnowledge,
  file: KnownAddon,
  statements: readonly AddonStatement[],
): AddonSummary {
  const listed = tracks.filter((track) => addonInTrack(file, track) !== undefined);
  const first = tracks.indexOf(listed[0] ?? '');
  const end = tracks[tracks.indexOf(listed.at(-1) ?? '') + 1];
  return {
    repository: file.repository,
    name: file.addon,
    version: addonInTrack(file, listed.at(-1) ?? '')?.version ?? '',
    ...(first > 0 ? { since: listed[0] } : {}),
    ...(listed.length > 0 && end !== undefined ? { until: end } : {}),
    statements: statements.length,
  };
}

/** The addon it is only another name of in one track, by its full name; undefined where it is one itself. */
export function aliasInTrack(file: KnownAddon, track: string): string | undefined {
  return aliasIn(file, addonFactsInTrack(file, track));
}

function aliasIn({ repository }: KnownAddon, facts: readonly AddonFact[]): string | undefined {
  const alias = facts.find((fact) => fact.kind === 'alias-of');
  return alias?.kind === 'alias-of' ? `${repository}/${alias.addon}` : undefined;
}

function aliasesOf(knowledge: AddonKnowledge, file: KnownAddon): string[] {
  const name = fullName(file);
  const upstream = knowledge.addons.filter((other) => aliasIn(other, newestFacts(knowledge, other)) === name);
  return [
    ...upstream.map(({ addon }) => addon),
    ...knowledge.names.called.filter(({ addon }) => addon === name).map(({ name: called }) => called),
    ...knowledge.names.renamed.filter(({ to }) => to === name).map(({ from }) => from.slice(from.indexOf('/') + 1)),
  ].sort();
}

/** Those of the newest track that lists it. */
function newestFacts({ tracks }: AddonKnowledge, file: KnownAddon): readonly AddonFact[] {
  const track = tracks.findLast((one) => addonInTrack(file, one) !== undefined);
  return track === undefined ? [] : addonFactsInTrack(file, track);
}
