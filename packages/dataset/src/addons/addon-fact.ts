import { AddonName, Microk8sConfinement, Track } from '@whyblocked/contract';
import { z } from 'zod';

/** In which tracks a fact holds; what is absent does not narrow. */
const scope = {
  since: Track.optional().describe('First track that has it; absent: the oldest one known.'),
  until: Track.optional().describe('First track that has it no more.'),
};

const Named = z.string().max(200);

/** An addon and its repository, since another repository may have one of the same name: "core/dns". */
const QualifiedAddon = z
  .string()
  .regex(/^(?:core|community)\/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'It is "core/NAME" or "community/NAME".');

/** What an enable script may ask for. */
export const AddonNeed = z.enum(['addon', 'package', 'snap', 'command', 'module', 'huge-pages', 'service', 'internet']);
export type AddonNeed = z.infer<typeof AddonNeed>;

/** One thing that upstream says of an addon. Nobody types it. */
export const AddonFact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listed'), ...scope }),
  z.strictObject({ kind: z.literal('version'), version: Named.min(1), ...scope }),
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
    text: Named,
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('builtin').describe('It comes with the snap, and MicroK8s always calls it enabled.'),
    ...scope,
  }),
  z.strictObject({ kind: z.literal('deprecated'), ...scope }),
  z.strictObject({
    kind: z.literal('retired').describe('It is listed, and enabling it only prints a hint.'),
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('alias-of').describe('Enabling it enables this one and does nothing else.'),
    addon: AddonName,
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('replaced-by').describe('What upstream tells people to enable instead.'),
    addon: QualifiedAddon,
    ...scope,
  }),
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
    kind: z
      .literal('test-run')
      .describe("Upstream's workflow runs a test that enables it on this confinement, on an amd64 machine."),
    confinement: Microk8sConfinement,
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('needs').describe('What its enable script asks for; of an addon its name is "core/dns".'),
    what: AddonNeed,
    name: Named.min(1).optional(),
    ...scope,
  }),
  z.strictObject({
    kind: z.literal('needs-unknown').describe('Its enable script could not be read in full: it may need more.'),
    ...scope,
  }),
]);
export type AddonFact = z.infer<typeof AddonFact>;
