import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import { treeOf } from './tree-of.ts';

/** Where something stands in a file: keys and numbers from the top. */
export type YamlPath = readonly PropertyKey[];

/** A file that was read; `tree` is what it says, whether it fits the schema or not. */
export interface ReadYaml<T> {
  readonly value?: T;
  readonly tree?: unknown;
  readonly problems: readonly DataProblem[];
  /** The line of what stands there, else of the nearest thing around it. */
  readonly lineOf: (path: YamlPath) => number;
}

/** Reads a file by a schema; `file` names it in problems. */
export function readYaml<T extends z.ZodType>(schema: T, text: string, file: string): ReadYaml<z.infer<T>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true });
  const lineOf = (path: YamlPath): number => lines.linePos(offsetOf(document, path)).line || 1;
  const faults = document.errors.map((error) => ({
    file,
    line: error.linePos?.[0].line ?? 1,
    message: `Not YAML: ${error.message.split('\n')[0]}`,
  }));
  if (faults.length > 0) return { problems: faults, lineOf };
  const tree = treeOf(document);
  if (tree === undefined)
    return { problems: [{ file, line: 1, message: 'Aliases are not read: write it out.' }], lineOf };
  const parsed = schema.safeParse(tree);
  if (parsed.success) return { value: parsed.data, tree, problems: [], lineOf };
  return {
    tree,
    problems: parsed.error.issues.map((issue) => {
      const { path, message } = issue;
      const at = path.map(String).join('.');
      const place = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
      return { file, line: lineOf(place), message: at === '' ? message : `${at}: ${message}` };
    }),
    lineOf,
  };
}

/** Of the key in a mapping, of the item in a list. */
function offsetOf(document: Document, path: YamlPath): number {
  let node: unknown = document.contents;
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String((key as { value?: unknown })?.value) === String(step));
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
