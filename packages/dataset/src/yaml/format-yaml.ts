import { Document, Scalar, visit } from 'yaml';
import { printYaml } from './print-yaml.ts';

/** Words, versions with letters, addresses and dates: what reads well without quotes. */
const BARE = /^(?:[A-Za-z][\w./:@+-]*|\d{4}-\d{2}-\d{2})$/;

/** The text of a file: the line that names its schema, then the value with its keys as they come. */
export function formatYaml(head: string, value: object): string {
  const document = new Document(value);
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (node.value.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
      else if (!BARE.test(node.value)) node.type = Scalar.QUOTE_SINGLE;
    },
  });
  return `${head}\n${printYaml(document)}`;
}
