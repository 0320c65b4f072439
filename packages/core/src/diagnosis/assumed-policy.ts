import { cached } from '../cached.ts';
import type { Certify } from '../certificates/create-certifier.ts';
import { createCertifier } from '../certificates/create-certifier.ts';
import type { Assumptions } from '../grants/assumptions.ts';
import { type AskPolicy, createPolicyQuestioner } from '../grants/policy-questioner.ts';
import { createTrial } from '../grants/trial.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** The policy of one release on one system, ready to be asked. */
export interface AssumedPolicy {
  readonly ask: AskPolicy;
  readonly certify: Certify;
}

/** Releases and systems that are held ready at a time: most pastes tell none, or the same few. */
const HELD = 4;

const policies = new WeakMap<Knowledge, (key: string) => AssumedPolicy>();

/** What is put together once is used for every paste: it depends on the knowledge and the assumptions alone. */
export function assumedPolicy(knowledge: Knowledge, { release, system }: Assumptions): AssumedPolicy {
  const known = policies.get(knowledge);
  if (known) return known(`${system} ${release}`);
  const made = cached((key: string): AssumedPolicy => {
    const [on, ...of] = key.split(' ');
    const assumptions: Assumptions = { release: of.join(' '), system: on === 'core' ? 'core' : 'classic' };
    const trial = createTrial(knowledge, assumptions);
    return {
      ask: createPolicyQuestioner(knowledge, assumptions, trial),
      certify: createCertifier(knowledge, assumptions, trial),
    };
  }, HELD);
  policies.set(knowledge, made);
  return made(`${system} ${release}`);
}
