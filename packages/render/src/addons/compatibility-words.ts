import type {
  Compatibility,
  CompatibilityBasis,
  CompatibilityStatus,
  DerivedReason,
  Maturity,
} from '@whyblocked/contract';

/** What a status is called among people. */
export const statusWords: Readonly<Record<CompatibilityStatus, string>> = {
  verified: 'works',
  'works-with-notes': 'works, with notes',
  broken: 'broken',
  blocked: 'cannot be enabled',
  unknown: 'not known',
};

/** Whose word it is. */
const basisWords: Readonly<Record<CompatibilityBasis, string>> = {
  person: 'said by people, with evidence',
  report: 'reported, and accepted by a maintainer',
  'upstream-test': 'by tests of upstream',
  metadata: 'by metadata of upstream',
  none: 'nobody has said',
};

export const maturityWords: Readonly<Record<Maturity, string>> = {
  experimental: 'said once, not looked at by others',
  reviewed: 'looked at by a maintainer',
  stable: 'confirmed, and long so',
};

const reasons: Readonly<Record<Exclude<DerivedReason['code'], 'architecture'>, string>> = {
  'not-in-track': 'The track has no such addon.',
  'unknown-track': 'What this track lists is not known here.',
  confinement: 'Upstream offers it on the other confinement only.',
  retired: 'It is listed there, and enabling it only says that it is gone.',
  'test-runs': 'Tests of upstream enable it there.',
  'test-skipped': 'Upstream offers it there, and skips all of its tests there.',
  'test-partial': 'Upstream offers it there, and skips some of its tests there.',
  offered: 'Upstream offers it there; no test says more.',
};

/** What follows from upstream alone, in one sentence. */
export function derivedSentence(reason: DerivedReason): string {
  if (reason.code !== 'architecture') return reasons[reason.code];
  const offered = reason.offered.length > 0 ? `, only on ${reason.offered.join(', ')}` : '';
  return `Upstream does not offer it on this architecture${offered}.`;
}

/** The same as a part of a sentence, of what is certain by metadata. */
const refusals: Readonly<Partial<Record<DerivedReason['code'], string>>> = {
  'not-in-track': 'not in the track',
  confinement: 'not offered on this confinement',
  architecture: 'not offered on this architecture',
  retired: 'it does nothing there any more',
};

/** Why a cell says what it says: "by tests of upstream; what is said contradicts itself". */
export function cellWords({ basis, derived, conflict, onSomeHosts }: Compatibility): string {
  return [
    (basis === 'metadata' ? refusals[derived.code] : undefined) ?? basisWords[basis],
    ...(conflict ? ['what is said contradicts itself'] : []),
    ...(onSomeHosts.length > 0 ? ['otherwise on some hosts'] : []),
  ].join('; ');
}
