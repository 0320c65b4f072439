import { PossibleValues } from '../scripts/possible-values.ts';
import { type PythonValue, PythonValues, wordsOf } from '../scripts/python-values.ts';
import { DEEPEST } from '../scripts/script-reading.ts';
import type { SyntaxNode } from '../syntax/open-parser.ts';
import { commandNeeds } from './command-needs.ts';

export interface TestedAddons {
  /** Or expected to be enabled already. */
  readonly enabled: ReadonlySet<string>;
  readonly disabled: readonly string[];
}

/** The addons that a test enables and disables, by itself or through functions of its file. */
export function testedAddons(test: SyntaxNode, file: SyntaxNode): TestedAddons {
  return new TestFollower(file).follow(test);
}

class TestFollower {
  readonly #known = new PossibleValues<PythonValue>();
  readonly #values = new PythonValues(this.#known);
  readonly #functions: ReadonlyMap<string, SyntaxNode>;
  readonly #followed = new Set<string>();
  readonly #enabled = new Set<string>();
  readonly #disabled = new Set<string>();
  #depth = 0;

  constructor(file: SyntaxNode) {
    const functions = file.descendantsOfType('function_definition').flatMap((node) => node ?? []);
    this.#functions = new Map(functions.map((node) => [node.childForFieldName('name')?.text ?? '', node]));
  }

  follow(test: SyntaxNode): TestedAddons {
    this.#visit(test);
    return { enabled: this.#enabled, disabled: [...this.#disabled] };
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
    if (key && values.includes('enabled')) addTo(this.#enabled, this.#values.of(key));
  }

  #call(node: SyntaxNode): void {
    const called = node.childForFieldName('function');
    const name = (called?.type === 'attribute' ? called.childForFieldName('attribute')?.text : called?.text) ?? '';
    const own = this.#functions.get(name);
    if (own && !this.#followed.has(name)) {
      this.#followed.add(name);
      this.#visit(own);
    }
    const given = node.childForFieldName('arguments')?.namedChildren ?? [];
    // `microk8s_enable(addon="ngrok")`
    const first = given[0]?.type === 'keyword_argument' ? given[0].childForFieldName('value') : given[0];
    if (!first) return;
    const values = this.#values.of(first);
    if (name === 'microk8s_enable') addTo(this.#enabled, values);
    else if (name === 'microk8s_disable') addTo(this.#disabled, values);
    else {
      const commands = values.map((value) => (typeof value === 'string' ? value.split(/\s+/) : wordsOf(value)));
      const needs = commands.flatMap(commandNeeds);
      addTo(
        this.#enabled,
        needs.flatMap(({ what, name: addon }) => (what === 'addon' && addon !== undefined ? [addon] : [])),
      );
    }
  }
}

/** "dns:192.0.2.1", "registry --size=30Gi", "core/dns" */
function addTo(addons: Set<string>, values: readonly PythonValue[]): void {
  for (const value of values) {
    const name = typeof value === 'string' ? /^(?:\w+\/)?([a-z0-9-]+)(?=[:\s]|$)/.exec(value)?.[1] : undefined;
    if (name !== undefined) addons.add(name);
  }
}
