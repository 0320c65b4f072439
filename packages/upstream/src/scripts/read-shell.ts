import type { SyntaxNode, SyntaxParser } from '../syntax/open-parser.ts';
import { ScriptReader } from './script-reader.ts';
import { type FileBeside, HOLE, joinText, pathBeside, type ScriptReading, waysOf } from './script-reading.ts';

const PRINTING = new Set(['echo', 'printf', 'cat']);
const TAKEN_ALONG = new Set(['source', '.']);

/** What a bash script would run and print. Its functions count where something that is reached calls them. */
export function readShell(parser: SyntaxParser, text: string, fileBeside: FileBeside): ScriptReading {
  return new ShellReader(parser, fileBeside).read(text);
}

class ShellReader extends ScriptReader<string> {
  readonly #functions = new Map<string, SyntaxNode>();
  readonly #taken = new Map<string, SyntaxNode>();
  #inside: string[] = [];
  /** Calls that were followed and files that were taken along, in this pass. */
  #called = new Set<string>();

  constructor(parser: SyntaxParser, fileBeside: FileBeside) {
    super(parser, fileBeside, ['function_definition']);
  }

  protected pass(root: SyntaxNode): void {
    this.#called = new Set();
    this.visit(root);
  }

  protected define(name: string, node: SyntaxNode): void {
    this.#functions.set(name, node);
  }

  protected follow(node: SyntaxNode): void {
    switch (node.type) {
      case 'variable_assignment':
        this.#assign(node);
        break;
      case 'for_statement':
        this.#loop(node);
        break;
      case 'command':
        this.#command(node);
        break;
      case 'file_redirect':
        if (isWriting(node)) this.doesMore = true;
        break;
      case 'heredoc_body':
        if (isForPeople(node)) this.printed.push(node.text);
        break;
      case 'string':
      case 'raw_string':
        this.texts.push(...this.#words(node).flat());
        break;
    }
  }

  #assign(node: SyntaxNode): void {
    const name = node.childForFieldName('name')?.text ?? '';
    const value = node.childForFieldName('value');
    if (value)
      this.known.add(
        name,
        this.#words(value).map((words) => joinText(words, ' ')),
      );
  }

  #loop(node: SyntaxNode): void {
    const variable = node.childForFieldName('variable')?.text ?? '';
    const values = node.childrenForFieldName('value').flatMap((value) => (value ? this.#words(value).flat() : []));
    this.known.add(variable, values);
  }

  #command(node: SyntaxNode): void {
    const name = node.childForFieldName('name')?.firstNamedChild ?? node.childForFieldName('name');
    const args = node.childrenForFieldName('argument').flatMap((argument) => (argument ? [argument] : []));
    if (!name) return;
    const ways = waysOf([name, ...args].map((part) => this.#words(part))).map((way) => way.flat());
    for (const words of ways) this.#run(words, isForPeople(node));
  }

  #run(words: readonly string[], isForPeople: boolean): void {
    const [program = '', ...args] = words;
    const called = this.#functions.get(program);
    if (called) this.#call(program, called, args);
    else if (TAKEN_ALONG.has(program)) this.#takeAlong(args[0] ?? '');
    else if (!PRINTING.has(program)) this.commands.push(words);
    else if (isForPeople) this.printed.push(joinText(args, ' '));
  }

  #call(name: string, called: SyntaxNode, args: readonly string[]): void {
    // Its own arguments are not those of the script.
    for (const [index, value] of args.entries()) this.known.add(`${name} ${index + 1}`, [value]);
    this.known.add(`${name} @`, [joinText(args, ' ')]);
    const key = JSON.stringify([name, ...args]);
    if (this.#called.has(key) || this.#inside.includes(name)) return;
    this.#called.add(key);
    const body = called.childForFieldName('body');
    if (!body) return;
    this.#inside.push(name);
    this.visit(body);
    this.#inside.pop();
  }

  /** A file of the repository that is sourced is read as a part of the script; those of the snap are not there to be read. */
  #takeAlong(path: string): void {
    const beside = pathBeside(path);
    if (beside === undefined || this.#called.has(path)) return;
    this.#called.add(path);
    let root = this.#taken.get(beside);
    if (!root) {
      const text = this.fileBeside(beside);
      if (text === undefined) return;
      root = this.parse(text);
      this.#taken.set(beside, root);
    }
    this.visit(root);
  }

  /** The ways in which a part of a command may be read, each as words. */
  #words(node: SyntaxNode): readonly (readonly string[])[] {
    switch (node.type) {
      case 'word':
      case 'number':
      case 'variable_name':
        return [[node.text.replaceAll(/\\(.)/gs, '$1')]];
      case 'raw_string':
      case 'ansi_c_string':
        return [[node.text.replace(/^\$?'|'$/g, '')]];
      case 'string':
        return this.#quoted(node);
      case 'simple_expansion':
      case 'expansion':
        return this.#expanded(node).map((value) => value.split(/\s+/).filter(Boolean));
      case 'concatenation':
        return this.#joined(node.namedChildren.flatMap((child) => (child ? [child] : [])));
      case 'array':
        return waysOf(node.namedChildren.map((child) => (child ? this.#words(child) : [[]]))).map((way) => way.flat());
      default:
        return [[HOLE]];
    }
  }

  #quoted(node: SyntaxNode): readonly (readonly string[])[] {
    const parts = node.namedChildren.flatMap((child) => (child ? [child] : []));
    const [only] = parts;
    // "$@" and "${NAMES[@]}" stand for several words.
    if (parts.length === 1 && only && /@\]?\}?$/.test(only.text)) return this.#words(only);
    const pieces: (readonly string[])[] = [];
    let at = node.startIndex + 1;
    for (const part of parts) {
      pieces.push([between(node, at, part.startIndex)]);
      pieces.push(part.type === 'string_content' ? [unescaped(part.text)] : this.#expanded(part));
      at = part.endIndex;
    }
    return waysOf([...pieces, [between(node, at, node.endIndex - 1)]]).map((way) => [joinText(way)]);
  }

  #joined(parts: readonly SyntaxNode[]): readonly (readonly string[])[] {
    return waysOf(parts.map((part) => this.#words(part).map((words) => joinText(words, ' ')))).map((way) => [
      joinText(way),
    ]);
  }

  /** The texts that an expansion may stand for. */
  #expanded(node: SyntaxNode): readonly string[] {
    if (node.type !== 'simple_expansion' && node.type !== 'expansion') return [HOLE];
    const name = nameIn(node);
    const alternative = /^\$\{\w+:?[-=](.*)\}$/s.exec(node.text)?.[1];
    const isPlain = node.type === 'simple_expansion' || /^\$\{\w+(?:\[[@*]\])?\}$/.test(node.text);
    if (!isPlain && alternative === undefined) return [HOLE];
    const known = this.#valuesOf(name);
    const others = alternative === undefined ? [] : [alternative.replace(/^["']|["']$/g, '')];
    if (known.length + others.length > 0) return [...known, ...others];
    // What nobody sets comes from the snap: "$SNAP".
    return /^[A-Z][A-Z_]*$/.test(name) ? [`$${name}`] : [HOLE];
  }

  #valuesOf(name: string): readonly string[] {
    const inside = this.#inside.at(-1);
    return /^(?:\d+|@|\*)$/.test(name) && inside !== undefined
      ? this.known.of(`${inside} ${name}`)
      : this.known.of(name);
  }
}

/** What goes to another program, into a variable or to a file is no word to people. */
function isForPeople(node: SyntaxNode): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'command_substitution') return false;
    if (outer.type === 'pipeline' && outer.lastNamedChild?.id !== inner.id) return false;
    if (outer.type === 'redirected_statement' && outer.namedChildren.some((child) => child && isWriting(child)))
      return false;
    if (
      outer.type === 'heredoc_redirect' &&
      outer.namedChildren.some((child) => child?.type === 'pipeline' || (child && isWriting(child)))
    )
      return false;
  }
  return true;
}

/** It redirects to a file: `> args`, and not `>&2` or `> /dev/null`. */
function isWriting(redirect: SyntaxNode): boolean {
  const target = redirect.childForFieldName('destination')?.text ?? '';
  return redirect.type === 'file_redirect' && redirect.text.includes('>') && !/^(?:\/dev\/\w+|\d+|-)$/.test(target);
}

function nameIn(node: SyntaxNode): string {
  return /^\$\{?(\w+|[@*])/.exec(node.text)?.[1] ?? '';
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(["\\$`])/g, '$1').replaceAll('\\\n', '');
}

function between(node: SyntaxNode, from: number, to: number): string {
  return from < to ? node.text.slice(from - node.startIndex, to - node.startIndex) : '';
}
