import { AddonName, Microk8sConfinement, Track } from '@whyblocked/contract';
import { z } from 'zod';

/** In which tracks a fact holds; what is absent does not narrow. */
const scope = {
  since: Track.optional().describe('First track that has it; absent: the oldest one known.'),
  until: Track.optional().describe('First track that has it no more.'),
};

/** One thing that upstream says of an addon. Nobody types it. */
export const AddonFact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listed'), ...scope }),
  z.strictObject({ kind: z.literal('version'), version: z.string().min(1), ...scope }),
  z.strictObject({
    kind: z.literal('architecture'),
    architecture: z.string().regex(/^[a-z0-9_]{1,20}$/, 'An architecture has small letters and digits.'),
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('confinement').describe('The only one it is offered on.'),
    confinement: Microk8sConfinement,
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('check-status').describe('What MicroK8s looks for to call it enabled.'),
    text: z.string(),
    ...scope,
  }),
  z.strictObject({ kind: z.literal('builtin').describe('It is always enabled.'), ...scope }),
  z.strictObject({ kind: z.literal('deprecated'), ...scope }),
  z.strictObject({
    kind: z.literal('retired').describe('It is listed, and enabling it only says that it is gone.'),
    ...scope,
  }),
  z.strictObject({ kind: z.literal('alias-of'), addon: AddonName, ...scope }),
  z.strictObject({ kind: z.literal('replaced-by'), addon: z.string(), ...scope }),
  z.strictObject({
    kind: z.literal('same-status').describe('`microk8s status` cannot tell the two apart.'),
    addon: AddonName,
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('strict-test').describe("What upstream's own tests do on the strict snap; absent: it has no test."),
    result: z.enum(['runs', 'skipped', 'partial']),
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('needs').describe('What its enable script asks for.'),
    what: z.enum(['addon', 'package', 'command', 'module', 'huge-pages', 'service', 'internet']),
    name: z.string().min(1).optional(),
    ...scope,
  }),
]);
export type AddonFact = z.infer<typeof AddonFact>;

/** A branch of the repository at a commit. */
export const AddonBranch = z.strictObject({
  track: Track,
  branch: z.string().min(1),
  commit: z.string().regex(/^[0-9a-f]{40}$/, "A commit is git's hash in full."),
});
export type AddonBranch = z.infer<typeof AddonBranch>;
