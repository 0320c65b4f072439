import { type Document, isMap, visit, type YAMLMap, type YAMLSeq } from 'yaml';

/** Prints a document as files of the database are written: no line is folded, single quotes come before double ones. */
export function printYaml(document: Document): string {
  visit(document, { Collection: (_, node) => padded(node) });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/** Lists in one line stand close, `[a, b]`, mappings apart, `{ a: b }`; the printer has one padding for both. */
function padded(node: YAMLMap | YAMLSeq): void {
  const print = node.toString.bind(node);
  const flowCollectionPadding = isMap(node) ? ' ' : '';
  node.toString = (context, ...told) => print(context && { ...context, flowCollectionPadding }, ...told);
}
