import { openParser, type SyntaxNode, type SyntaxParser } from '../syntax/open-parser.ts';

export type GoNode = SyntaxNode;
export type GoParser = SyntaxParser;

/** Reads Go source into a syntax tree. The grammar is loaded once per call of `openGoParser`. */
export function openGoParser(): Promise<GoParser> {
  return openParser('go');
}
