import type { z } from 'zod';
import type { FieldError } from '../errors/server-failure.ts';

/** What a schema found wrong, named by field. Zod's messages tell what is expected and never repeat the value. */
export function fieldErrors(error: z.ZodError): readonly FieldError[] {
  return error.issues.map(({ path, message }) => ({ field: path.join('.') || '(whole)', detail: message }));
}
