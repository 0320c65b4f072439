import type { Diagnosis, Explanation, Finding } from '@whyblocked/contract';
import { filledTemplate } from '../sentences/filled-template.ts';

/** What people wrote down that fits a finding: what decided its outcome, else its cause. */
export function explanationOfFinding(
  { explanation, cause }: Finding,
  { explanations }: Pick<Diagnosis, 'explanations'>,
): Explanation | undefined {
  const wanted = explanation ?? cause;
  return wanted === undefined ? undefined : explanations.find(({ slug }) => slug === wanted);
}

/** Its title with what the paste fills it with, as a sentence without its full stop. */
export function explanationTitle(finding: Finding, diagnosis: Pick<Diagnosis, 'explanations'>): string | undefined {
  const explanation = explanationOfFinding(finding, diagnosis);
  return explanation && filledTemplate(explanation.title, finding.captures).replace(/\.$/, '');
}
