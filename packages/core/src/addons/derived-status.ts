import type {
  AddonInTrack,
  Architecture,
  CompatibilityBasis,
  CompatibilityStatus,
  DerivedReason,
  Microk8sConfinement,
} from '@whyblocked/contract';

export interface Derived {
  readonly status: CompatibilityStatus;
  readonly basis: CompatibilityBasis;
  readonly reason: DerivedReason;
}

/** The machines of upstream's workflows: of others a test says nothing. */
const TESTED: Architecture = 'amd64';

/**
 * What follows from upstream's metadata and tests alone; `addon` is undefined where the track does not list it, null where nobody knows
 * what the track lists.
 */
export function derivedStatus(
  addon: AddonInTrack | undefined | null,
  confinement: Microk8sConfinement,
  architecture: Architecture,
): Derived {
  if (addon === null) return unknown({ code: 'unknown-track' });
  if (!addon) return blocked({ code: 'not-in-track' });
  if (addon.retired) return blocked({ code: 'retired' });
  if (addon.confinement !== undefined && addon.confinement !== confinement) return blocked({ code: 'confinement' });
  if (!addon.architectures.includes(architecture))
    return blocked({ code: 'architecture', offered: [...addon.architectures] });
  // That upstream does not try it there is a hint, and no proof that it fails.
  if (confinement === 'strict' && addon.strictTest === 'skipped') return unknown({ code: 'test-skipped' });
  if (architecture !== TESTED || !addon.testedOn.includes(confinement)) return unknown({ code: 'offered' });
  return confinement === 'strict' && addon.strictTest === 'partial'
    ? tested('works-with-notes', { code: 'test-partial' })
    : tested('verified', { code: 'test-runs' });
}

const REFUSALS: ReadonlySet<DerivedReason['code']> = new Set([
  'not-in-track',
  'confinement',
  'architecture',
  'retired',
]);

/** Upstream does not offer it there. */
export function isRefusal({ code }: DerivedReason): boolean {
  return REFUSALS.has(code);
}

function blocked(reason: DerivedReason): Derived {
  return { status: 'blocked', basis: 'metadata', reason };
}

function unknown(reason: DerivedReason): Derived {
  return { status: 'unknown', basis: 'none', reason };
}

function tested(status: CompatibilityStatus, reason: DerivedReason): Derived {
  return { status, basis: 'upstream-test', reason };
}
