import { z } from 'zod';

/** An empty variable counts as one that is not set, as shells leave them. */
const unsetWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value);

/** What the environment may say. Keys are the names of the variables. */
export const Environment = z.object({
  HOST: z.preprocess(unsetWhenEmpty, z.string().default('127.0.0.1')),
  PORT: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .regex(/^[0-9]{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65535)
      .default(8420),
  ),
  WHYBLOCKED_KNOWLEDGE: z.preprocess(unsetWhenEmpty, z.string().optional()),
});
export type Environment = z.infer<typeof Environment>;

/** The environment, or one sentence on what is wrong with it. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> & { readonly PORT?: string | undefined },
): { readonly ok: true; readonly value: Environment } | { readonly ok: false; readonly error: string } {
  const environment = Environment.safeParse(variables);
  if (environment.success) return { ok: true, value: environment.data };
  return {
    ok: false,
    error: `PORT has to be a number from 0 to 65535, and it is ${JSON.stringify(variables.PORT)}.`,
  };
}
