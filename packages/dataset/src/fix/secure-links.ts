import { type Document, isScalar, visit } from 'yaml';

/** Links begin with https. */
export function secureLinks(document: Document): readonly string[] {
  let changed = false;
  visit(document, {
    Pair(_, { key, value }) {
      if (String(key) !== 'url' || !isScalar<unknown>(value) || typeof value.value !== 'string') return;
      const secure = value.value.replace(/^http:\/\//, 'https://');
      changed ||= secure !== value.value;
      value.value = secure;
    },
  });
  return changed ? ['A link begins with http://'] : [];
}
