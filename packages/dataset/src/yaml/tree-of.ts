import type { Document } from 'yaml';

/** What a document says; undefined where it cannot be told: it is no YAML, or holds aliases, which are not read. */
export function treeOf(document: Document): unknown {
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}
