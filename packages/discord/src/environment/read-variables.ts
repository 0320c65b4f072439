import type { z } from 'zod';

/** What variables have to be, by their names. */
export interface VariableWords {
  readonly expected: Readonly<Record<string, string>>;
  /** Values of these are told to nobody. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What the environment says, or one sentence on the first thing that is wrong with it. */
export function readVariables<T extends z.ZodType>(
  schema: T,
  { expected, secrets }: VariableWords,
  variables: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly value: z.infer<T> } | { readonly ok: false; readonly error: string } {
  const read = schema.safeParse(variables);
  if (read.success) return { ok: true, value: read.data };
  const name = String(read.error.issues[0]?.path[0]);
  if (secrets[name] !== undefined) return { ok: false, error: `${name} has to be ${secrets[name]}.` };
  return { ok: false, error: `${name} has to be ${expected[name]}, and it is ${JSON.stringify(variables[name])}.` };
}
