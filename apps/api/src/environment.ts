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
  /** What one request may bring of files and archives; 128 MiB where it is not set. */
  MAX_UPLOAD_BYTES: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .regex(/^[1-9][0-9]{0,12}$/)
      .transform(Number)
      .optional(),
  ),
  WHYBLOCKED_KNOWLEDGE: z.preprocess(unsetWhenEmpty, z.string().optional()),
});
export type Environment = z.infer<typeof Environment>;

const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'a number from 0 to 65535',
  MAX_UPLOAD_BYTES: 'a whole number of bytes, such as 134217728',
};

/** The environment, or one sentence on what is wrong with it. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly value: Environment } | { readonly ok: false; readonly error: string } {
  const environment = Environment.safeParse(variables);
  if (environment.success) return { ok: true, value: environment.data };
  const name = String(environment.error.issues[0]?.path[0]);
  return { ok: false, error: `${name} has to be ${EXPECTED[name]}, and it is ${JSON.stringify(variables[name])}.` };
}
