import { PossibleValues } from '../scripts/possible-values.ts';
import { type PythonValue, PythonValues, wordsOf } from '../scripts/python-values.ts';
import { DEEPEST } from '../scripts/script-reading.ts';
import type { SyntaxNode } from '../syntax/open-parser.ts';
import { commandNeeds } from './command-needs.ts';

/** The addons that a test enables, by itself or through functions of its file, or expects to be enabled already. */
export function testedAddons(test: SyntaxNode, file: SyntaxNode): readonly string[] {
  return new TestFollower(file).follow(test);
}

class TestFollower {
  readonly #known = new PossibleValues<PythonValue>();
  readonly #values = new PythonValues(this.#known);
  readonly #functions: ReadonlyMap<string, SyntaxNode>;
  readonly #followed = new Set<string>();
  readonly #addons = new Set<string>();
  #depth = 0;

  constructor(file: SyntaxNode) {
    const functions = file.descendantsOfType('function_definition').flatMap((node) => node ?? []);
    this.#functions = new Map(functions.map((node) => [node.childForFieldName('name')?.text ?? '', node]));
  }

  follow(test: SyntaxNode): readonly string[] {
    this.#visit(test);
    return [...this.#addons];
  }

  #visit(node: SyntaxNode): void {
    if (this.#depth >= DEEPEST) return;
    this.#depth += 1;
    if (node.type === 'assignment') this.#assign(node);
    if (node.type === 'call') this.#call(node);
    for (const child of node.namedChildren) if (child) this.#visit(child);
    this.#depth -= 1;
  }

  /** Either a name gets a value, or an addon is expected: `expected["helm"] = "enabled"`. */
  #assign(node: SyntaxNode): void {
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
    if (!left || !right) return;
    const values = this.#values.of(right);
    if (left.type === 'identifier') this.#known.add(left.text, values);
    const key = left.type === 'subscript' ? left.childForFieldName('subscript') : null;
    if (key && values.includes('enabled')) this.#add(this.#values.of(key));
  }

  #call(node: SyntaxNode): void {
    const called = node.childForFieldName('function');
    const name = (called?.type === 'attribute' ? called.childForFieldName('attribute')?.text : called?.text) ?? '';
    const own = this.#functions.get(name);
    if (own && !this.#followed.has(name)) {
      this.#followed.add(name);
      this.#visit(own);
    }
    const [first] = node.childForFieldName('arguments')?.namedChildren ?? [];
    if (!first) return;
    const values = this.#values.of(first);
    if (name === 'microk8s_enable') this.#add(values);
    else {
      const commands = values.map((value) => (typeof value === 'string' ? value.split(/\s+/) : wordsOf(value)));
      this.#add(
        commands.flatMap(commandNeeds).flatMap((need) => (need.what === 'addon' && need.name ? [need.name] : [])),
      );
    }
  }

  /** "dns:192.0.2.1", "registry --size=30Gi", "core/dns" */
  #add(values: readonly PythonValue[]): void {
    for (const value of values) {
      const name = typeof value === 'string' ? /^(?:\w+\/)?([a-z0-9-]+)(?=[:\s]|$)/.exec(value)?.[1] : undefined;
      if (name !== undefined) this.#addons.add(name);
    }
  }
}
