import type { SyntaxNode } from '../syntax/open-parser.ts';

type Confinement = 'strict' | 'classic';

/** What upstream sets when its tests run on the strict snap (tests/libs/addons.sh of MicroK8s). */
const VARIABLE = 'STRICT';
const ON_STRICT = 'yes';

/**
 * Whether pytest skips a test function, by its own marks or those of its class: on the strict snap alone, everywhere, or, as far as its
 * confinement goes, nowhere.
 */
export function skippedOn(test: SyntaxNode): 'strict' | 'everywhere' | 'nowhere' {
  const conditions = marksOf(test).map((mark) => ({
    strict: isSkipping(mark, 'strict'),
    classic: isSkipping(mark, 'classic'),
  }));
  if (conditions.some(({ strict, classic }) => strict && !classic)) return 'strict';
  return conditions.some(({ classic }) => classic) ? 'everywhere' : 'nowhere';
}

function marksOf(test: SyntaxNode): readonly SyntaxNode[] {
  const marks: SyntaxNode[] = [];
  for (let node: SyntaxNode | null = test.parent; node; node = node.parent) {
    if (node.type === 'decorated_definition') marks.push(...decoratorsOf(node));
  }
  return marks;
}

function decoratorsOf(decorated: SyntaxNode): readonly SyntaxNode[] {
  return decorated.namedChildren.flatMap((child) => (child?.type === 'decorator' ? (child.firstNamedChild ?? []) : []));
}

/** `pytest.mark.skip(…)`, `pytest.mark.skipif(CONDITION, …)` */
function isSkipping(decorator: SyntaxNode, on: Confinement): boolean {
  const called = decorator.type === 'call' ? decorator.childForFieldName('function')?.text : decorator.text;
  if (called === undefined) return false;
  if (/(?:^|\.)skip$/.test(called)) return true;
  if (!/(?:^|\.)skipif$/i.test(called)) return false;
  const condition = decorator
    .childForFieldName('arguments')
    ?.namedChildren.find((one) => one?.type !== 'keyword_argument');
  return condition ? holds(condition, on) === true : false;
}

/** Undefined: it depends on something else. */
function holds(condition: SyntaxNode, on: Confinement): boolean | undefined {
  switch (condition.type) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'parenthesized_expression':
      return condition.firstNamedChild ? holds(condition.firstNamedChild, on) : undefined;
    case 'not_operator': {
      const inner = condition.childForFieldName('argument');
      const does = inner ? holds(inner, on) : undefined;
      return does === undefined ? undefined : !does;
    }
    case 'boolean_operator':
      return connective(condition, on);
    case 'comparison_operator':
      return comparison(condition, on);
    default:
      return environmentName(condition) === VARIABLE ? on === 'strict' : undefined;
  }
}

function connective(condition: SyntaxNode, on: Confinement): boolean | undefined {
  const sides = [condition.childForFieldName('left'), condition.childForFieldName('right')];
  const both = sides.map((side) => (side ? holds(side, on) : undefined));
  const deciding = condition.childForFieldName('operator')?.text === 'or';
  if (both.includes(deciding)) return deciding;
  return both.includes(undefined) ? undefined : !deciding;
}

function comparison(condition: SyntaxNode, on: Confinement): boolean | undefined {
  const [left, right] = condition.namedChildren;
  const operator = condition.childForFieldName('operators')?.text;
  if (!left || !right || environmentName(left) !== VARIABLE) return undefined;
  if (right.type !== 'string') return undefined;
  const isEqual = on === 'strict' && right.text.slice(1, -1) === ON_STRICT;
  return operator === '==' ? isEqual : operator === '!=' ? !isEqual : undefined;
}

/** The variable in `os.environ.get("STRICT")`, `os.getenv("STRICT")` and `os.environ["STRICT"]`. */
function environmentName(node: SyntaxNode): string | undefined {
  return /^os\.(?:environ\.get\(|getenv\(|environ\[)["'](\w+)["']/.exec(node.text)?.[1];
}
