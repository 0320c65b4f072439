import { type Document, isScalar, Scalar, visit } from 'yaml';

const VERSION_KEYS = new Set(['since', 'until', 'version']);

/** A version stands in quotes: without them 1.30 is the number 1.3. What was written is still known, so nothing is lost. */
export function quotedVersions(document: Document): readonly string[] {
  let changed = false;
  visit(document, {
    Pair(_, { key, value }) {
      if (!VERSION_KEYS.has(String(key)) || !isScalar<unknown>(value) || typeof value.value !== 'number') return;
      value.value = value.source ?? String(value.value);
      value.type = Scalar.QUOTE_SINGLE;
      changed = true;
    },
  });
  return changed ? ['A version stands there without quotes'] : [];
}
