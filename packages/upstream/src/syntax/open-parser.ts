import { createRequire } from 'node:module';
import { Language, type Node, Parser, type Tree } from 'web-tree-sitter';

export type SyntaxNode = Node;

/** Reads source text of one language into syntax trees. */
export interface SyntaxParser {
  parse(source: string): SyntaxNode;
  /** Frees all trees that were made: none of their nodes may be used afterwards. */
  forget(): void;
}

/** Loads the grammar of a language, once per call. */
export async function openParser(language: 'bash' | 'go' | 'python'): Promise<SyntaxParser> {
  await Parser.init();
  const wasm = createRequire(import.meta.url).resolve(`tree-sitter-${language}/tree-sitter-${language}.wasm`);
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
