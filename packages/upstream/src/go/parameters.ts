import type { GoNode } from './parse-go.ts';

export interface GoParameter {
  /** Empty for one without a name. */
  readonly name: string;
  readonly type: string;
  /** It takes all arguments that are left. */
  readonly variadic: boolean;
}

/** The receiver, if there is one, and the parameters of a function, in order. */
export function parametersOf(node: GoNode): readonly GoParameter[] {
  return [node.childForFieldName('receiver'), node.childForFieldName('parameters')].flatMap((list) =>
    parametersIn(list),
  );
}

/** The results that have names. */
export function resultsOf(node: GoNode): readonly GoParameter[] {
  const result = node.childForFieldName('result');
  return result?.type === 'parameter_list' ? parametersIn(result) : [];
}

function parametersIn(list: GoNode | null): readonly GoParameter[] {
  return (list?.namedChildren ?? []).flatMap((parameter) => {
    if (!parameter || !/parameter_declaration$/.test(parameter.type)) return [];
    const type = parameter.childForFieldName('type')?.text ?? '';
    const variadic = parameter.type === 'variadic_parameter_declaration';
    const names = parameter.childrenForFieldName('name').flatMap((name) => (name ? [name.text] : []));
    return (names.length > 0 ? names : ['']).map((name) => ({ name, type, variadic }));
  });
}
