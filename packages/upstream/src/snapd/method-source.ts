import type { GoNode } from '../go/parse-go.ts';

/** The names of a function's receiver and parameters, in order; empty for one without a name. */
export function parameterNames(node: GoNode): readonly string[] {
  const lists = [node.childForFieldName('receiver'), node.childForFieldName('parameters')];
  return lists.flatMap((list) =>
    (list?.namedChildren ?? []).flatMap((parameter) => {
      const names =
        parameter?.namedChildren.filter((child) => child?.type === 'identifier').map((child) => child?.text ?? '') ??
        [];
      return parameter?.type === 'parameter_declaration' ? (names.length > 0 ? names : ['']) : [];
    }),
  );
}

/** Whether a piece of source speaks of the specification that is built. */
export function touchesSpec(node: GoNode): boolean {
  return (
    node.text === 'spec' ||
    node
      .descendantsOfType('identifier')
      .some((identifier) => identifier?.text === 'spec' || identifier?.text === 'emit')
  );
}

/** `err == nil`: errors are not followed. */
export function noError(condition: GoNode): boolean {
  return condition.text === 'err == nil';
}

/** A branch that is taken only when something failed, and adds nothing. */
export function onlyReportsError(condition: GoNode, consequence: GoNode): boolean {
  return /\berr != nil\b/.test(condition.text) && !touchesSpec(consequence);
}

export function endsWithReturn(block: GoNode): boolean {
  const statements = block.descendantsOfType('return_statement');
  return statements.some(
    (statement) => statement?.parent?.parent?.id === block.id || statement?.parent?.id === block.id,
  );
}

/** The variables that a loop's body assigns. */
export function assignedIn(body: GoNode | null): readonly string[] {
  return (body?.descendantsOfType('assignment_statement') ?? []).flatMap(
    (statement) =>
      statement?.childForFieldName('left')?.namedChildren.flatMap((child) => (child ? [child.text] : [])) ?? [],
  );
}

/** A Go name as names of holes are written. */
export function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
