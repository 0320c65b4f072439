import { z } from 'zod';

/** What snapd takes for names of snaps, apps, plugs, slots and hooks; a name never makes a path. */
export const SnapName = z.string().regex(/^[a-z0-9](?:-?[a-z0-9])*$/, 'A snap has small letters, digits and dashes.');
const Name = z.string().regex(/^[A-Za-z0-9](?:-?[A-Za-z0-9])*$/, 'A name has letters, digits and single dashes.');
const Blob = z.string().regex(/^[0-9a-f]{40}$/, "A blob is named by git's hash of it.");

/** "1.32", or "latest" for what is built from the branch that no track has yet. */
const Track = z.string().regex(/^(?:latest|\d+\.\d+)$/, 'A track is "1.32" or "latest".');

/** How a snap is confined, as it says itself. */
export const SnapConfinement = z.enum(['strict', 'classic', 'devmode']);
export type SnapConfinement = z.infer<typeof SnapConfinement>;

/** Which variants of the snap a fact is of; what is absent does not narrow. */
const scope = {
  confinement: SnapConfinement.optional(),
  since: Track.optional().describe('First track that has it; absent: the oldest one known.'),
  until: Track.optional().describe('First track that has it no more.'),
};

const attributes = z.record(z.string(), z.json()).optional().describe('As the snap gives them.');
const everywhere = z.literal(true).optional().describe('No app or hook names it, so each of them has it.');
const extension = z.string().optional().describe('The extension of snapcraft that adds it.');

/** One thing that is known of a snap. */
export const SnapFact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('base'), base: Name, ...scope }),
  z.strictObject({ kind: z.literal('app'), app: Name, daemon: z.string().optional(), ...scope }),
  z.strictObject({ kind: z.literal('hook'), hook: Name, ...scope }),
  z.strictObject({ kind: z.literal('plug'), plug: Name, interface: Name, attributes, everywhere, extension, ...scope }),
  z.strictObject({ kind: z.literal('slot'), slot: Name, interface: Name, attributes, everywhere, ...scope }),
  z.strictObject({ kind: z.literal('app-plug'), app: Name, plug: Name, extension, ...scope }),
  z.strictObject({ kind: z.literal('hook-plug'), hook: Name, plug: Name, extension, ...scope }),
  z.strictObject({ kind: z.literal('app-slot'), app: Name, slot: Name, ...scope }),
  z.strictObject({ kind: z.literal('hook-slot'), hook: Name, slot: Name, ...scope }),
  z.strictObject({
    kind: z.literal('required-plug').describe('The snap starts nothing while it is not connected.'),
    plug: Name,
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('container-profile').describe('The AppArmor profile that pods run under.'),
    profile: z.string(),
    blob: Blob,
    network: z
      .array(z.string())
      .describe('What its network rules name: "" for the one that names nothing, "inet", "raw".'),
    signal: z.array(z.strictObject({ access: z.array(z.string()), peer: z.string() })),
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('component'),
    component: Name,
    version: z.string(),
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('runc-patch').describe('A patch that only the strict build applies, in order.'),
    patch: z.string(),
    for: z.string().optional().describe('The release of runc that the patch was made for, where the folder tells it.'),
    blob: Blob,
    ...scope,
  }),
]);
export type SnapFact = z.infer<typeof SnapFact>;

/** What was read: a branch of a repository at a commit, and which builds of the snap come from it. */
export const SnapVariant = z.strictObject({
  track: Track.optional(),
  confinement: SnapConfinement,
  branch: z.string().optional(),
  commit: Blob,
  complete: z.literal(false).optional().describe('There may be plugs that are not listed.'),
  extensions: z.array(z.string()).optional().describe('Extensions of snapcraft whose plugs are not known.'),
});
export type SnapVariant = z.infer<typeof SnapVariant>;
