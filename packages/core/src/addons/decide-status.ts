import type { AddonStatement, Compatibility, CompatibilityStatus, DerivedReason } from '@whyblocked/contract';
import type { Derived } from './derived-status.ts';
import { type CompatibilityPlace, narrownessOf, speaksOf } from './speaks-of.ts';

type Decided = Pick<Compatibility, 'status' | 'basis' | 'derived' | 'statements' | 'onSomeHosts' | 'conflict'>;

const BASES: readonly AddonStatement['basis'][] = ['person', 'report', 'upstream-test', 'metadata', 'none'];

/**
 * The status of one place: people with evidence before what follows from upstream; among people those in files before
 * accepted reports, then the narrower statement, then the newer one. Who contradicts is told, and never left out.
 */
export function decideStatus(
  derived: Derived,
  statements: readonly AddonStatement[],
  place: CompatibilityPlace,
): Decided {
  const ordered = statements.filter((one) => outranks(one, derived.reason)).toSorted(byWeight);
  const here = ordered.filter((statement) => speaksOf(statement, place) === 'here');
  const somewhere = ordered.filter((statement) => speaksOf(statement, place) === 'somewhere');
  const said = here.filter(({ status }) => status !== 'unknown');
  const [first] = said;
  return {
    status: first?.status ?? derived.status,
    basis: first?.basis ?? derived.basis,
    derived: derived.reason,
    // An `unknown` of a person decides nothing.
    statements: [...said, ...here.filter(({ status }) => status === 'unknown')].map(({ id }) => id),
    onSomeHosts: somewhere.map(({ id }) => id),
    conflict: contradict([...said.map(({ status }) => status), ...(first ? [derived.status] : [])]),
  };
}

/**
 * What upstream does not offer is told anything of only by who says so in so many words: that something works in general says nothing of
 * an architecture, a confinement or a track that does not have it.
 */
function outranks({ status, where }: AddonStatement, reason: DerivedReason): boolean {
  if (status === 'blocked') return true;
  switch (reason.code) {
    case 'architecture':
      return where.architectures !== undefined;
    case 'confinement':
      return where.confinement !== undefined;
    case 'not-in-track':
    case 'retired':
      return where.tracks?.since !== undefined && where.tracks.until !== undefined;
    default:
      return true;
  }
}

function byWeight(a: AddonStatement, b: AddonStatement): number {
  return (
    BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
    narrownessOf(b) - narrownessOf(a) ||
    (newest(a) < newest(b) ? 1 : newest(a) > newest(b) ? -1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function newest({ evidence }: AddonStatement): string {
  return evidence.map(({ date }) => date).reduce((latest, date) => (date > latest ? date : latest), '');
}

/** One says that it works and another that it does not. */
function contradict(statuses: readonly CompatibilityStatus[]): boolean {
  const works = statuses.some((status) => status === 'verified' || status === 'works-with-notes');
  return works && statuses.some((status) => status === 'broken' || status === 'blocked');
}
