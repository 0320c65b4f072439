import type { FieldError } from '../errors/server-failure.ts';

/** One more than this tells nobody anything. */
const MOST = 20;
const LONGEST_NAME = 40;

/**
 * Fields of a document that its schema dropped, `__proto__` and `constructor` among them: a slip in a name must not lose what
 * somebody wanted to say.
 *
 * @param known what the schema made of `given`
 */
export function unknownFields(given: unknown, known: unknown): readonly FieldError[] {
  const errors: FieldError[] = [];
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return;
    for (const [name, value] of Object.entries(one)) {
      if (errors.length >= MOST) return;
      const field = `${path}${name.slice(0, LONGEST_NAME)}`;
      // An own property, so that reading it gives nothing inherited.
      if (Object.hasOwn(other, name)) compare(value, (other as Record<string, unknown>)[name], `${field}.`);
      else errors.push({ field, detail: 'There is no such field here.' });
    }
  };
  compare(given, known, '');
  return errors;
}
