import { z } from 'zod';
import type { PolicyFact } from './policy-fact.ts';

/** A value of a base declaration: texts only, "true" and "false" included, as the assertion has them. */
export type DeclarationValue = string | readonly DeclarationValue[] | { readonly [key: string]: DeclarationValue };
export const DeclarationValue: z.ZodType<DeclarationValue> = z.lazy(() =>
  z.union([z.string(), z.array(DeclarationValue), z.record(z.string(), DeclarationValue)]),
);

const Implicit = z.union([z.boolean(), z.literal('run-time')]);

/** What stands before `facts:` in `data/policy/interfaces/NAME.yaml`. */
export const InterfaceHeader = z.strictObject({
  interface: z.string().regex(/^[a-z0-9-]+$/),
  complete: z.boolean().describe('False when a part of the policy is computed in a way that is not stored.'),
  'left-out': z.array(z.string()).optional().describe('What is not stored, by function.'),
  implicit: z
    .strictObject({ classic: Implicit, core: Implicit })
    .describe('Whether the system provides the slot; run-time: the host decides.'),
  'no-auto-connect': z.literal(true).optional().describe('Code refuses auto-connection whatever the declaration says.'),
  declaration: z.strictObject({
    plug: DeclarationValue.optional(),
    slot: DeclarationValue.optional(),
  }),
});
export type InterfaceHeader = z.infer<typeof InterfaceHeader>;

/** One interface of snapd: `data/policy/interfaces/NAME.yaml`. */
export interface InterfacePolicy {
  readonly header: InterfaceHeader;
  readonly facts: readonly PolicyFact[];
}
