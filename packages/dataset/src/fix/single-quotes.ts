import { type Document, Scalar, visit } from 'yaml';

/** Texts stand in single quotes where they need no escapes. */
export function singleQuotes(document: Document): readonly string[] {
  let changed = false;
  visit(document, {
    Scalar(_key, node) {
      const isPlain = typeof node.value === 'string' && /^[^\p{C}'\\]*$/u.test(node.value);
      if (node.type !== Scalar.QUOTE_DOUBLE || !isPlain) return;
      node.type = Scalar.QUOTE_SINGLE;
      changed = true;
    },
  });
  return changed ? ['Texts stand in double quotes'] : [];
}
