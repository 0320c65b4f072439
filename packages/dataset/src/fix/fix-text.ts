import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import type { WrittenKind } from '../written/written-kinds.ts';
import { printYaml } from '../yaml/print-yaml.ts';
import { treeOf } from '../yaml/tree-of.ts';
import { keysInOrder } from './keys-in-order.ts';
import { plainLines } from './plain-lines.ts';
import { quotedVersions } from './quoted-versions.ts';
import { schemaFirst } from './schema-first.ts';
import { secureLinks } from './secure-links.ts';
import { singleQuotes } from './single-quotes.ts';

/** A text that was mended, and what was done to it. */
export interface FixedText {
  readonly text: string;
  readonly done: readonly string[];
}

/** Mends what needs no judgement. Comments stay; done twice it changes nothing; what is no YAML is left alone. */
export function fixText(kind: WrittenKind, file: string, text: string): FixedText {
  const headed = schemaFirst(kind, file, text);
  const lines = plainLines(headed.text);
  const endOfHead = lines.text.indexOf('\n') + 1;
  // Without its first line, which would go along with the first key.
  const written = fixDocument(kind, lines.text.slice(endOfHead));
  return {
    text: lines.text.slice(0, endOfHead) + written.text,
    done: [...headed.done, ...lines.done, ...written.done],
  };
}

function fixDocument(kind: WrittenKind, text: string): FixedText {
  const document = parseDocument(text, { strict: true });
  if (treeOf(document) === undefined) return { text, done: [] };
  const done = [
    ...keysInOrder(document, kind),
    ...quotedVersions(document),
    ...secureLinks(document),
    ...singleQuotes(document),
  ];
  if (done.length === 0) return { text, done };
  const printed = printYaml(document);
  // A printer may have a fault; nobody's text is lost to one.
  const isSame = isDeepStrictEqual(treeOf(parseDocument(printed)), treeOf(document));
  return isSame ? { text: printed, done } : { text, done: [] };
}
