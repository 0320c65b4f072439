import type { SyntaxNode } from '../syntax/open-parser.ts';

/** What upstream sets when its tests run on the strict snap. */
const STRICT = { name: 'STRICT', value: 'yes' };

/** Whether pytest skips a test function on the strict snap, whatever else its machine is: by its own marks or those of its class. */
export function isSkippedOnStrict(test: SyntaxNode): boolean {
  for (let node: SyntaxNode | null = test; node; node = node.parent) {
    if (node.parent?.type === 'decorated_definition' && decoratorsOf(node.parent).some(isSkipping)) return true;
  }
  return false;
}

function decoratorsOf(decorated: SyntaxNode): readonly SyntaxNode[] {
  return decorated.namedChildren.flatMap((child) => (child?.type === 'decorator' ? (child.firstNamedChild ?? []) : []));
}

/** `pytest.mark.skipif(CONDITION, …)` */
function isSkipping(decorator: SyntaxNode): boolean {
  const called = decorator.type === 'call' ? decorator.childForFieldName('function')?.text : decorator.text;
  if (called === undefined) return false;
  if (/(?:^|\.)skip$/.test(called)) return true;
  if (!/(?:^|\.)skipif$/i.test(called)) return false;
  const condition = decorator
    .childForFieldName('arguments')
    ?.namedChildren.find((one) => one?.type !== 'keyword_argument');
  return condition ? holdsOnStrict(condition) === true : false;
}

/** Undefined: it depends on something else. */
function holdsOnStrict(condition: SyntaxNode): boolean | undefined {
  switch (condition.type) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'parenthesized_expression':
      return condition.firstNamedChild ? holdsOnStrict(condition.firstNamedChild) : undefined;
    case 'not_operator': {
      const inner = condition.childForFieldName('argument');
      const holds = inner ? holdsOnStrict(inner) : undefined;
      return holds === undefined ? undefined : !holds;
    }
    case 'boolean_operator':
      return connective(condition);
    case 'comparison_operator':
      return comparison(condition);
    default:
      return environmentName(condition) === STRICT.name ? true : undefined;
  }
}

function connective(condition: SyntaxNode): boolean | undefined {
  const sides = [condition.childForFieldName('left'), condition.childForFieldName('right')];
  const holds = sides.map((side) => (side ? holdsOnStrict(side) : undefined));
  const deciding = condition.childForFieldName('operator')?.text === 'or';
  if (holds.includes(deciding)) return deciding;
  return holds.includes(undefined) ? undefined : !deciding;
}

function comparison(condition: SyntaxNode): boolean | undefined {
  const [left, right] = condition.namedChildren;
  const operator = condition.childForFieldName('operators')?.text;
  if (!left || !right || environmentName(left) !== STRICT.name) return undefined;
  const isEqual = right.type === 'string' ? right.text.slice(1, -1) === STRICT.value : undefined;
  if (isEqual === undefined) return undefined;
  return operator === '==' ? isEqual : operator === '!=' ? !isEqual : undefined;
}

/** The variable in `os.environ.get("STRICT")`, `os.getenv("STRICT")` and `os.environ["STRICT"]`. */
function environmentName(node: SyntaxNode): string | undefined {
  return /^os\.(?:environ\.get\(|getenv\(|environ\[)["'](\w+)["']/.exec(node.text)?.[1];
}
