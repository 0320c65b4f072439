import type { Diagnosis, Finding, Step } from '@whyblocked/contract';
import { stepSentence } from '../sentences/step-sentence.ts';
import type { Block } from './block.ts';

/** Steps of the plan that were told already: a step may answer several findings. */
export type ToldSteps = Set<Step>;

/** The steps that answer a finding, those of the reader first; what was told before is only pointed at. */
export function stepsOfFinding(finding: Finding, diagnosis: Diagnosis, told: ToldSteps): readonly Block[] {
  const steps = diagnosis.plan.filter(({ grants }) => grants?.includes(finding.id) ?? false);
  const fresh = steps.filter((step) => !told.has(step));
  if (steps.length > 0 && fresh.length === 0)
    return [{ kind: 'note', text: 'What is to be done above answers this as well.' }];
  for (const step of fresh) told.add(step);
  return fresh.flatMap((step) => stepBlocks(step, diagnosis, finding));
}

/** Steps that answer no finding: what to look at, and what may be refused without a line. */
export function otherSteps({ plan, explanations }: Diagnosis): readonly Block[] {
  return plan
    .filter(({ grants }) => grants === undefined || grants.length === 0)
    .flatMap((step) => stepBlocks(step, { explanations }));
}

function stepBlocks(
  step: Step,
  { explanations }: Pick<Diagnosis, 'explanations'>,
  { captures = {} }: Pick<Finding, 'captures'> = {},
): readonly Block[] {
  return [
    { kind: 'paragraph', text: stepSentence(step, { explanations, captures }) },
    ...(step.argv === undefined ? [] : [{ kind: 'command', argv: step.argv } as const]),
    ...(step.patch === undefined ? [] : [{ kind: 'patch', text: step.patch } as const]),
  ];
}
