import { Document, isCollection, isMap, isScalar, type Node, Scalar, visit } from 'yaml';
import { printYaml } from './print-yaml.ts';

/** Words, versions with letters, addresses and dates: what reads well without quotes. */
const BARE = /^(?:[A-Za-z][\w./:@+-]*|\d{4}-\d{2}-\d{2})$/;

/** Small things stand in one line: a range, a few slugs. */
const ONE_LINE = { items: 4, chars: 40 };

/** The text of a file: the line that names its schema, then the value with its keys as they come. */
export function formatYaml(head: string, value: object): string {
  const document = new Document(value);
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (node.value.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
      else if (!BARE.test(node.value)) node.type = Scalar.QUOTE_SINGLE;
    },
    Collection(_key, node) {
      if (node !== document.contents && isSmall(node)) node.flow = true;
    },
  });
  return `${head}\n${printYaml(document)}`;
}

function isSmall(node: Node): boolean {
  if (!isCollection(node) || node.items.length > ONE_LINE.items) return false;
  const values = isMap(node) ? node.items.map((pair) => pair.value) : node.items;
  return values.every(
    (one) => isScalar(one) && !/\s/.test(String(one.value)) && String(one.value).length <= ONE_LINE.chars,
  );
}
