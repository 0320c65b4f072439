import { z } from 'zod';

/** A value of a base declaration: texts only, "true" and "false" included, as the assertion has them. */
export type DeclarationValue = string | readonly DeclarationValue[] | { readonly [key: string]: DeclarationValue };
export const DeclarationValue: z.ZodType<DeclarationValue> = z.lazy(() =>
  z.union([z.string(), z.array(DeclarationValue), z.record(z.string(), DeclarationValue)]),
);
