import { askSet, assumptionsOf } from '@whyblocked/confinement';
import type { Grant, RuleCertificate } from '@whyblocked/contract';
import type { AnsweredRule } from './answered-rule.ts';
import type { Asked } from './asked.ts';
import { certifiedRule, conditionsOf } from './certified-rule.ts';
import { permittingRules } from './permitting-rules.ts';
import { usedVariables } from './used-variables.ts';

/** That one side of an interface permits an access, by the rules that do; null when these rules do not. */
export function grantCertificate(
  { rule: shown }: Pick<Grant, 'rule'>,
  answered: readonly AnsweredRule[],
  asked: Asked,
): RuleCertificate | null {
  const { access, assumptions, variables } = asked;
  const rules = permittingRules(answered, access, shown);
  if (!rules) return null;
  const isByArguments = askSet(rules, access, { asOwner: true }) === 'with-arguments';
  return {
    schema: 'whyblocked/certificate@1',
    claim: 'permits',
    release: assumptions.release,
    system: assumptions.system,
    access,
    variables: usedVariables(
      rules.map(({ rule }) => rule.canonical),
      variables,
    ),
    rules: rules.map((one) => certifiedRule(one, asked)),
    assumed: [
      ...assumptionsOf(access, (asking) => askSet(rules, access, asking) !== 'refused'),
      ...(isByArguments ? (['arguments'] as const) : []),
    ],
    conditions: conditionsOf(rules),
  };
}
