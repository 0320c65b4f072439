import type { SyntaxNode, SyntaxParser } from '../syntax/open-parser.ts';
import { PossibleValues } from './possible-values.ts';
import { DEEPEST, type FileBeside, MOST_COMMANDS, type ScriptReading } from './script-reading.ts';

/** Values only grow, but slowly; real scripts are done after three. */
const MOST_PASSES = 6;

/**
 * How a script of any language is read: in passes over its tree, until no name is known to have another value. What it does is what
 * was met in the last of them.
 */
export abstract class ScriptReader<T> {
  protected readonly known = new PossibleValues<T>();
  protected readonly fileBeside: FileBeside;
  protected commands: (readonly string[])[] = [];
  protected printed: string[] = [];
  protected texts: string[] = [];
  protected doesMore = false;
  readonly #parser: SyntaxParser;
  readonly #passedBy: ReadonlySet<string>;
  #depth = 0;
  #complete = true;

  /** @param passedBy kinds of nodes that are read only where something reaches them */
  constructor(parser: SyntaxParser, fileBeside: FileBeside, passedBy: readonly string[]) {
    this.#parser = parser;
    this.fileBeside = fileBeside;
    this.#passedBy = new Set(passedBy);
  }

  read(text: string): ScriptReading {
    const root = this.parse(text);
    for (let pass = 0, before = -1; pass < MOST_PASSES && before !== this.known.count; pass++) {
      before = this.known.count;
      this.commands = [];
      this.printed = [];
      this.texts = [];
      this.doesMore = false;
      this.pass(root);
    }
    const { commands, printed, texts, doesMore } = this;
    return { commands, printed, texts, doesMore, complete: this.#complete };
  }

  /** Visits all that the script of a tree is made of, once. */
  protected abstract pass(root: SyntaxNode): void;
  /** What one node does; those within it are followed afterwards. */
  protected abstract follow(node: SyntaxNode): void;
  /** Takes a function that the script or a file beside it has. */
  protected abstract define(name: string, node: SyntaxNode): void;

  protected parse(text: string): SyntaxNode {
    const root = this.#parser.parse(text);
    if (root.hasError) this.#complete = false;
    for (const node of root.descendantsOfType('function_definition')) {
      const name = node?.childForFieldName('name')?.text;
      if (node && name !== undefined) this.define(name, node);
    }
    return root;
  }

  protected visit(node: SyntaxNode): void {
    if (this.#depth >= DEEPEST || this.commands.length >= MOST_COMMANDS) {
      this.#complete = false;
      return;
    }
    this.#depth += 1;
    this.follow(node);
    for (const child of node.namedChildren) if (child && !this.#passedBy.has(child.type)) this.visit(child);
    this.#depth -= 1;
  }
}
