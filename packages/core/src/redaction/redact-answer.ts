import { isDeepStrictEqual } from 'node:util';
import type { Redact } from '@whyblocked/contract';
import { isEvidence, isRedactable, keyOf } from './answer-fields.ts';
import { createRedactor, type Redactor } from './create-redactor.ts';
import { type FieldPath, redactStrings } from './redact-strings.ts';

/**
 * An answer with tokens for people and machines; what decides stays as it is. One redactor learns from all of it first, so that a
 * name in one place is known in the others.
 *
 * A certificate holds the access, and is there to be decided again. One with a token in it would be about another access than the
 * one that was refused; so it is left out where one of its strings would change, and never changed.
 */
export function redactAnswer<T>(answer: T, extent: Redact): T {
  const isMeant = (path: FieldPath): boolean => (extent === 'all' ? isRedactable(path) : isEvidence(path));
  const redactor = createRedactor();
  redactStrings(answer, {
    string: (value, path) => {
      if (isMeant(path)) redactor.learn(inPlace(value, path));
      return value;
    },
  });
  return redactStrings(answer, {
    string: (value, path) => (isMeant(path) ? redacted(value, path, redactor) : value),
    keeps: (before, after, path) => path.at(-1) !== 'certificate' || isDeepStrictEqual(before, after),
  });
}

function inPlace(value: string, path: FieldPath): string {
  const key = keyOf(path);
  return key === undefined ? value : `${key}=${value}`;
}

function redacted(value: string, path: FieldPath, redactor: Redactor): string {
  const key = keyOf(path);
  const text = redactor.text(inPlace(value, path));
  return key !== undefined && text.startsWith(`${key}=`) ? text.slice(key.length + 1) : text;
}
