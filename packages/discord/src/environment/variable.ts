import { z } from 'zod';

/** A variable; an empty one counts as one that is not set, as shells leave them. */
export function variable<T extends z.ZodType>(type: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), type);
}

/** A variable that need not be set. */
export function optional<T extends z.ZodType>(type: T) {
  return variable(type.optional());
}

/** Values with commas or blanks between. */
export function listed<T extends z.ZodType<unknown, string>>(type: T) {
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(type));
}

/** An address, without slashes at its end. */
export const HttpUrl = z
  .string()
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''))
  .transform((text) => text.replace(/\/+$/, ''));
