import { z } from 'zod';
import { compareReleases } from '../policy/release-order.ts';

const Version = z
  .string({ error: 'A version stands in quotes; without them 1.30 is the number 1.3.' })
  .regex(/^[0-9]+(?:\.[0-9]+)*(?:[-+~.][A-Za-z0-9.+~-]+)?$/, 'A version begins with numbers.');

/** From `since` on, before `until`; either may be open. */
export const VersionRange = z.strictObject({ since: Version.optional(), until: Version.optional() });
export type VersionRange = z.infer<typeof VersionRange>;

/** Whether some version lies in both. */
export function rangesMeet(a: VersionRange, b: VersionRange): boolean {
  const endsBefore = ({ until }: VersionRange, { since }: VersionRange) =>
    until !== undefined && since !== undefined && compareReleases(until, since) <= 0;
  return !endsBefore(a, b) && !endsBefore(b, a);
}

/** The things whose versions matter. */
const VERSIONED = ['snapd', 'kernel', 'apparmor', 'containerd', 'runc'] as const;

/** Where something happens; all that is given must fit. */
export const AffectedRange = z.strictObject({
  snapd: VersionRange.optional(),
  kernel: VersionRange.optional(),
  apparmor: VersionRange.optional(),
  containerd: VersionRange.optional(),
  runc: VersionRange.optional(),
  tracks: VersionRange.optional().describe('Tracks of MicroK8s by their numbers: since 1.25, until 1.32.'),
  microk8s: VersionRange.optional().describe('Releases of MicroK8s, which are those of its Kubernetes: until 1.34.2.'),
  confinement: z.enum(['strict', 'classic']).optional(),
  distribution: z.strictObject({ id: z.string(), since: Version.optional(), until: Version.optional() }).optional(),
  note: z.string().optional().describe('What else must be so and no version tells.'),
});
export type AffectedRange = z.infer<typeof AffectedRange>;

/** A release or branch that has the cure. */
export const FixedIn = z.strictObject({
  what: z.enum([...VERSIONED, 'microk8s', 'distribution', 'addon']),
  version: z.string().min(1).describe('A release, or a branch such as "1.34-strict".'),
  date: z.iso.date().optional(),
  note: z.string().optional(),
});
export type FixedIn = z.infer<typeof FixedIn>;
