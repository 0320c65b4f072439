import type { SyntaxNode, SyntaxParser } from '../syntax/open-parser.ts';
import { optionsOf } from './python-options.ts';
import { type PythonValue, PythonValues, wordsOf } from './python-values.ts';
import { ScriptReader } from './script-reader.ts';
import { type FileBeside, type ScriptReading, waysOf } from './script-reading.ts';

/** What runs a program: a list of words, or one text that a shell splits. */
const RUNNING = new Set([
  'run',
  'check_call',
  'check_output',
  'call',
  'Popen',
  'system',
  'popen',
  'getoutput',
  'getstatusoutput',
]);
const PRINTING = new Set(['print', 'echo', 'secho', 'write']);
/** They neither print nor change anything. */
const HARMLESS = new Set(
  'exit format join split strip getenv get Path absolute parent realpath dirname abspath expandvars str int len command option argument main decode'.split(
    ' ',
  ),
);
/** What fetches an address. */
const FETCHING = new Set(['urlopen', 'urlretrieve', 'get', 'post', 'Request']);

/** What a Python script would run and print. Its functions count where something that is reached names them. */
export function readPython(parser: SyntaxParser, text: string, fileBeside: FileBeside): ScriptReading {
  return new PythonReader(parser, fileBeside).read(text);
}

class PythonReader extends ScriptReader<PythonValue> {
  readonly #values = new PythonValues(this.known);
  /** By name, whichever class they are of. */
  readonly #functions = new Map<string, SyntaxNode[]>();
  readonly #importedNames = new Set<string>();
  /** Each with those that it imports before it. */
  readonly #modules = new Set<SyntaxNode>();
  readonly #imported = new Set<string>();
  #reached = new Set<string>();

  constructor(parser: SyntaxParser, fileBeside: FileBeside) {
    super(parser, fileBeside, ['function_definition', 'decorated_definition']);
  }

  protected pass(root: SyntaxNode): void {
    this.#take(root);
    this.#reached = new Set();
    for (const module of this.#modules) this.visit(module);
  }

  protected define(name: string, node: SyntaxNode): void {
    this.#functions.set(name, [...(this.#functions.get(name) ?? []), node]);
  }

  #take(root: SyntaxNode): void {
    if (this.#modules.has(root)) return;
    for (const node of root.descendantsOfType('import_statement')) {
      for (const name of node?.namedChildren ?? [])
        this.#importedNames.add((name?.childForFieldName('alias') ?? name)?.text ?? '');
    }
    for (const node of root.descendantsOfType('import_from_statement')) {
      if (node) this.#import(node.childForFieldName('module_name')?.text ?? '');
    }
    this.#modules.add(root);
  }

  /** A module that lies beside the script is read as a part of it. */
  #import(name: string): void {
    if (!/^\w+$/.test(name) || this.#imported.has(name)) return;
    this.#imported.add(name);
    const text = this.fileBeside(`${name}.py`);
    if (text !== undefined) this.#take(this.parse(text));
  }

  protected follow(node: SyntaxNode): void {
    switch (node.type) {
      case 'identifier':
        this.#reach(node.text);
        break;
      case 'class_definition':
        this.#reach('__init__');
        break;
      case 'assignment':
      case 'augmented_assignment':
        this.#assign(node);
        break;
      case 'for_statement':
        this.#loop(node);
        break;
      case 'call':
        this.#call(node);
        break;
      case 'string':
        this.texts.push(...this.#values.of(node).flatMap(wordsOf));
        break;
    }
  }

  /** A function that is named may be called: by whoever gets it, or as a command of click. */
  #reach(name: string): void {
    if (this.#reached.has(name)) return;
    this.#reached.add(name);
    for (const named of this.#functions.get(name) ?? []) {
      const decorated = named.parent?.type === 'decorated_definition' ? named.parent : undefined;
      for (const { parameter, value } of decorated ? optionsOf(decorated) : []) {
        this.known.add(parameter, this.#values.of(value));
      }
      for (const parameter of parametersOf(named)) {
        const value = parameter.childForFieldName('value');
        if (value) this.known.add(nameOf(parameter), this.#values.of(value));
      }
      const body = named.childForFieldName('body');
      if (body) this.visit(body);
    }
  }

  #assign(node: SyntaxNode): void {
    const name = node.childForFieldName('left');
    const value = node.childForFieldName('right');
    if (!name || !value) return;
    if (name.type === 'identifier') this.known.add(name.text, this.#values.of(value));
    // "self.x", which no other class has of the same name.
    const attribute = name.type === 'attribute' ? name.childForFieldName('attribute') : null;
    if (attribute) this.known.add(`.${attribute.text}`, this.#values.of(value));
    if (name.type === 'subscript') this.doesMore = true;
  }

  #loop(node: SyntaxNode): void {
    const variable = node.childForFieldName('left');
    const values = node.childForFieldName('right');
    if (variable?.type !== 'identifier' || !values) return;
    this.known.add(
      variable.text,
      this.#values.of(values).flatMap((value) => (typeof value === 'string' ? [] : value)),
    );
  }

  #call(node: SyntaxNode): void {
    const called = node.childForFieldName('function');
    const args = argumentsOf(node);
    const name = (called?.type === 'attribute' ? called.childForFieldName('attribute')?.text : called?.text) ?? '';
    const of = called?.type === 'attribute' ? called.childForFieldName('object')?.text : undefined;
    const own = of === undefined || !this.#importedNames.has(of) ? (this.#functions.get(name) ?? []) : [];
    for (const one of own) this.#bind(one, args);
    const isOwn = own.length > 0;
    const ways = waysOf(args.positional.map((one) => this.#values.of(one)));
    if (PRINTING.has(name)) this.printed.push(...ways.map((way) => way.flatMap(wordsOf).join(' ')));
    else if (RUNNING.has(name) && !isOwn) this.#run(ways);
    else {
      // Whatever function it is given to: the wrappers of the snap are run.
      if (ways.some(([first]) => typeof first === 'string' && isWrapper(first)))
        this.#run(ways.map((way) => [way.flatMap(wordsOf)]));
      if (FETCHING.has(name)) this.#fetch(ways);
      if (name === 'extend' || name === 'append') this.#grow(called, args.positional);
      if (!isOwn && !HARMLESS.has(name)) this.doesMore = true;
    }
    if (name === 'add_argument') {
      for (const { parameter, value } of optionsOf(node)) this.known.add(`.${parameter}`, this.#values.of(value));
    }
  }

  #run(ways: readonly (readonly PythonValue[])[]): void {
    for (const [command] of ways) {
      if (command === undefined) continue;
      this.commands.push(typeof command === 'string' ? command.split(/\s+/).filter(Boolean) : wordsOf(command));
    }
  }

  #fetch(ways: readonly (readonly PythonValue[])[]): void {
    for (const [address] of ways) {
      if (typeof address === 'string' && /^https?:\/\//.test(address)) this.commands.push(['urlopen', address]);
    }
  }

  /** What is put behind a list: another thing that may be in it. */
  #grow(called: SyntaxNode | null, [more]: readonly SyntaxNode[]): void {
    const list = called?.childForFieldName('object');
    if (list?.type === 'identifier' && more) {
      this.known.add(
        list.text,
        this.#values.of(more).map((value) => (typeof value === 'string' ? [value] : value)),
      );
    }
  }

  #bind(own: SyntaxNode, { positional, keywords }: Arguments): void {
    const parameters = parametersOf(own);
    for (const [index, argument] of positional.entries()) {
      const parameter = parameters[index];
      if (parameter) this.known.add(nameOf(parameter), this.#values.of(argument));
    }
    for (const [name, value] of keywords) this.known.add(name, this.#values.of(value));
  }
}

/** Those that a call fills. */
function parametersOf(own: SyntaxNode): readonly SyntaxNode[] {
  const all = (own.childForFieldName('parameters')?.namedChildren ?? []).flatMap((one) => (one ? [one] : []));
  return all.filter(({ type, text }) => type !== 'comment' && text !== 'self' && text !== 'cls');
}

function nameOf(parameter: SyntaxNode): string {
  if (parameter.type === 'identifier') return parameter.text;
  return parameter.childForFieldName('name')?.text ?? parameter.firstNamedChild?.text ?? '';
}

interface Arguments {
  readonly positional: readonly SyntaxNode[];
  readonly keywords: readonly (readonly [string, SyntaxNode])[];
}

function argumentsOf(call: SyntaxNode): Arguments {
  const given = (call.childForFieldName('arguments')?.namedChildren ?? []).flatMap((one) => (one ? [one] : []));
  return {
    positional: given.filter(({ type }) => type !== 'keyword_argument' && type !== 'comment'),
    keywords: given.flatMap((one) => {
      const name = one.childForFieldName('name')?.text;
      const value = one.childForFieldName('value');
      return one.type === 'keyword_argument' && name !== undefined && value ? [[name, value] as const] : [];
    }),
  };
}

function isWrapper(text: string): boolean {
  return /(?:^|\/)microk8s-[\w-]+\.wrapper$/.test(text);
}
