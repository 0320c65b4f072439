import type { GoDeclaration, GoPackage } from '../../go/go-package.ts';
import type { GoText } from '../../go/go-text.ts';
import type { GoValue } from '../../go/go-value.ts';
import { Interpreter } from '../../go/interpret.ts';
import { parametersOf } from '../../go/parameters.ts';
import type { Evaluated } from '../../go/run.ts';
import { START, type State } from '../../go/state.ts';
import type { PolicyLanguage, PolicyText } from './policy-text.ts';
import { valueOfParameter } from './snap-values.ts';
import { isSnippets, SNIPPETS, TemplateOutside } from './template-outside.ts';

/** What following a function of a backend came to. */
export interface Followed {
  readonly texts: readonly PolicyText[];
  readonly results: readonly Evaluated[];
  readonly leftOut: readonly string[];
}

/** Follows a function of a backend for any snap, in all the ways that it may go. */
export function followBackend(
  pkg: GoPackage,
  others: ReadonlyMap<string, GoPackage>,
  declaration: GoDeclaration,
  language: PolicyLanguage,
  state: State = START,
  file?: GoText,
): Followed {
  const outside = new TemplateOutside(pkg, others, language, file);
  const run = new Interpreter(pkg, outside);
  const given = parametersOf(declaration.node).map(
    (parameter): GoValue => (isSnippets(parameter.name) ? SNIPPETS : valueOfParameter(parameter)),
  );
  const isMethod = declaration.node.type === 'method_declaration';
  const [receiver, ...rest] = given;
  const results = run.call(
    { kind: 'function', ...declaration, ...(isMethod && receiver ? { receiver } : {}) },
    isMethod ? rest : given,
    state,
  );
  return { texts: outside.texts, results, leftOut: [...run.leftOut] };
}

/** The functions and methods of a package whose source has something in it. */
export function functionsWith(pkg: GoPackage, source: string | RegExp): readonly GoDeclaration[] {
  return [...pkg.functions.values(), ...pkg.methods.values()].filter(({ node }) =>
    typeof source === 'string' ? node.text.includes(source) : source.test(node.text),
  );
}
