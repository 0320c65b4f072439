import { createRequire } from 'node:module';
import { Language, type Node, Parser, type Tree } from 'web-tree-sitter';

export type GoNode = Node;

/** Reads Go source into a syntax tree. The grammar is loaded once per call of `openGoParser`. */
export interface GoParser {
  parse(source: string): GoNode;
  /** Frees all trees that were made: none of their nodes may be used afterwards. */
  forget(): void;
}

export async function openGoParser(): Promise<GoParser> {
  await Parser.init();
  const wasm = createRequire(import.meta.url).resolve('tree-sitter-go/tree-sitter-go.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm));
  let trees: Tree[] = [];
  return {
    parse: (source) => {
      const tree = parser.parse(source);
      if (!tree) throw new Error('tree-sitter gave no tree');
      trees.push(tree);
      return tree.rootNode;
    },
    forget: () => {
      for (const tree of trees) tree.delete();
      trees = [];
    },
  };
}
