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

/** The machines that upstream's workflows run tests on; of others a test says nothing. */
const TESTED: Architecture = 'amd64';

/** What follows from upstream's metadata and tests alone; `addon` is undefined where the track does not list it. */
export function derivedStatus(
  addon: AddonInTrack | undefined,
  confinement: Microk8sConfinement,
  architecture: Architecture,
): Derived {
  if (!addon) return blocked({ code: 'not-in-track' });
  if (addon.retired) return blocked({ code: 'retired' });
  if (!addon.architectures.includes(architecture))
    return blocked({ code: 'architecture', offered: [...addon.architectures] });
  if (addon.confinement !== undefined && addon.confinement !== confinement) return blocked({ code: 'confinement' });
  if (addon.strictTest === undefined || architecture !== TESTED) return unknown({ code: 'offered' });
  if (confinement === 'classic' || addon.strictTest === 'runs') return tested('verified', { code: 'test-runs' });
  if (addon.strictTest === 'partial') return tested('works-with-notes', { code: 'test-partial' });
  // That upstream does not try it there is a hint, and no proof that it fails.
  return unknown({ code: 'test-skipped' });
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
