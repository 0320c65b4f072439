import type { SyntaxNode } from '../syntax/open-parser.ts';

/** Where tests run, as far as the marks of tests ask for it. */
export interface TestSetting {
  /** The value of a variable; null: it is not set; undefined: nobody knows. */
  readonly variable: (name: string) => string | null | undefined;
  /** What `platform.machine()` gives; absent: any. */
  readonly machine?: string;
}

/** What upstream sets when its tests run on the strict snap (tests/libs/addons.sh of MicroK8s). */
const VARIABLE = 'STRICT';
const ON_STRICT: TestSetting = { variable: (name) => (name === VARIABLE ? 'yes' : undefined) };
const ON_CLASSIC: TestSetting = { variable: (name) => (name === VARIABLE ? null : undefined) };

/**
 * Whether pytest skips a test function, by its own marks or those of its class: on the strict snap alone, everywhere, or, as far as its
 * confinement goes, nowhere.
 */
export function skippedOn(test: SyntaxNode): 'strict' | 'everywhere' | 'nowhere' {
  const conditions = marksOf(test).map((mark) => ({
    strict: isSkipping(mark, ON_STRICT) === true,
    classic: isSkipping(mark, ON_CLASSIC) === true,
  }));
  if (conditions.some(({ strict, classic }) => strict && !classic)) return 'strict';
  return conditions.some(({ classic }) => classic) ? 'everywhere' : 'nowhere';
}

/** Whether a test is certainly run in a setting: no mark of it, and none of its class, may skip it. */
export function runsIn(test: SyntaxNode, setting: TestSetting): boolean {
  return marksOf(test).every((mark) => isSkipping(mark, setting) === false);
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

/** `pytest.mark.skip(…)`, `pytest.mark.skipif(CONDITION, …)`; undefined: it depends on what is not known. */
function isSkipping(decorator: SyntaxNode, setting: TestSetting): boolean | undefined {
  const called = decorator.type === 'call' ? decorator.childForFieldName('function')?.text : decorator.text;
  if (called === undefined) return false;
  if (/(?:^|\.)skip$/.test(called)) return true;
  if (!/(?:^|\.)skipif$/i.test(called)) return false;
  const condition = decorator
    .childForFieldName('arguments')
    ?.namedChildren.find((one) => one?.type !== 'keyword_argument');
  return condition ? holds(condition, setting) : undefined;
}

/** Undefined: it depends on something else. */
function holds(condition: SyntaxNode, setting: TestSetting): boolean | undefined {
  switch (condition.type) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'parenthesized_expression':
      return condition.firstNamedChild ? holds(condition.firstNamedChild, setting) : undefined;
    case 'not_operator': {
      const inner = condition.childForFieldName('argument');
      const does = inner ? holds(inner, setting) : undefined;
      return does === undefined ? undefined : !does;
    }
    case 'boolean_operator':
      return connective(condition, setting);
    case 'comparison_operator':
      return comparison(condition, setting);
    default: {
      const value = toldOf(condition, setting);
      return value === undefined ? undefined : value !== null && value !== '';
    }
  }
}

function connective(condition: SyntaxNode, setting: TestSetting): boolean | undefined {
  const sides = [condition.childForFieldName('left'), condition.childForFieldName('right')];
  const both = sides.map((side) => (side ? holds(side, setting) : undefined));
  const deciding = condition.childForFieldName('operator')?.text === 'or';
  if (both.includes(deciding)) return deciding;
  return both.includes(undefined) ? undefined : !deciding;
}

function comparison(condition: SyntaxNode, setting: TestSetting): boolean | undefined {
  const [left, right] = condition.namedChildren;
  const operator = condition.childForFieldName('operators')?.text;
  const value = left ? toldOf(left, setting) : undefined;
  const wanted = right ? constantsIn(right) : undefined;
  if (value === undefined || wanted === undefined) return undefined;
  const isOneOf = wanted.includes(value);
  switch (operator) {
    case '==':
    case 'is':
    case 'in':
      return isOneOf;
    case '!=':
    case 'is not':
    case 'not in':
      return !isOneOf;
    default:
      return undefined;
  }
}

/** "yes", None, or a list of such. */
function constantsIn(node: SyntaxNode): readonly (string | null)[] | undefined {
  if (node.type === 'none') return [null];
  if (node.type === 'string') return [node.text.slice(1, -1)];
  if (node.type !== 'list' && node.type !== 'tuple') return undefined;
  const each = node.namedChildren.map((one) => (one ? constantsIn(one) : undefined));
  return each.includes(undefined) ? undefined : each.flatMap((one) => one ?? []);
}

/** What a variable or the machine is in a setting; undefined where that is not known, or it is something else. */
function toldOf(node: SyntaxNode, setting: TestSetting): string | null | undefined {
  if (node.text === 'platform.machine()') return setting.machine;
  const name = environmentName(node);
  return name === undefined ? undefined : setting.variable(name);
}

/** The variable in `os.environ.get("STRICT")`, `os.getenv("STRICT")` and `os.environ["STRICT"]`. */
function environmentName(node: SyntaxNode): string | undefined {
  return /^os\.(?:environ\.get\(|getenv\(|environ\[)["'](\w+)["']/.exec(node.text)?.[1];
}
