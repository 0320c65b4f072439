import type { Access, Subject } from '@whyblocked/contract';
import { cached } from '../cached.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { RuleCompiler } from '../matching/rule-compiler.ts';
import { ruleVerdict } from '../matching/rule-verdict.ts';
import type { Assumptions } from './assumptions.ts';
import { type Evident, evidentOf, isAbout, serviceOf } from './evident.ts';
import { grantOf } from './grant-of.ts';
import { interfacesOfAccess } from './interfaces-of-access.ts';
import { interfacesOfProgram } from './interfaces-of-program.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import { rankGrants, type WeighedGrant, weigh } from './rank-grants.ts';
import { toolRule } from './tool-policy.ts';
import { createTrial, type TryInterfaces } from './trial.ts';

/** Asks the policy of one release and system what would permit an access to a snap; the program tells what it is about. */
export type AskPolicy = (access: Access, subject: Subject, program?: string) => PolicyAnswer;

/** Kinds of access of which no rule is known: that nothing was found then says nothing. */
const NOT_MODELLED = new Set<Access['kind']>(['device', 'other']);

export function createPolicyQuestioner(
  knowledge: Knowledge,
  assumptions: Assumptions,
  trial: TryInterfaces = createTrial(knowledge, assumptions),
): AskPolicy {
  const compiler = new RuleCompiler(assumptions.release);
  // Bounded by the number of rules: what a grant says depends on the rules and the assumptions alone.
  const grantOfRule = cached((rule: StoredRule) =>
    cached((via: StoredRule | undefined) => weigh(grantOf(knowledge, rule, via, assumptions))),
  );

  const madeFor = interfacesOfAccess(knowledge);
  const interfacesOf = cached((program: string) => interfacesOfProgram(knowledge, assumptions.release, program));

  return (access, subject, program) => {
    if (subject.owner === 'snap-confine' || subject.owner === 'snap-update-ns') {
      const permitted = toolRule(knowledge, assumptions.release, access, subject, compiler);
      return { permitted, refusing: [], grants: [], modelled: isModelled(access) };
    }
    const service = serviceOf(access);
    const { inTemplate, sides } = trial(access, subject);
    const own = ruleVerdict(inTemplate, access, subject, compiler);
    // What was refused although some arguments are permitted had others.
    const permitted = own.permitted && !own.withArguments ? (own.deciding[0] ?? null) : null;
    const refusing = own.permitted ? [] : [...own.deciding];
    const grants = sides.flatMap(({ rules, added }): WeighedGrant[] => {
      const verdict = ruleVerdict(rules, access, subject, compiler);
      if (!verdict.permitted) refusing.push(...verdict.deciding.filter((rule) => added.has(rule)));
      const permitting = verdict.permitted ? verdict.deciding.filter((rule) => added.has(rule)) : [];
      const weighed = permitting.map((rule) => grantOfRule(rule)(added.get(rule)));
      const [best] = weighed;
      if (!best?.grant.blanket) return best ? [best] : [];
      // A rule for everything stands beside one that is made for this: the latter says what the interface is for.
      const made = permitting.findIndex(
        (rule, index) => !weighed[index]?.grant.blanket && ruleVerdict([rule], access, subject, compiler).permitted,
      );
      return [weighed[made] ?? (isOfService(best, service) ? narrowed(best) : best)];
    });
    const evident = evidentOf(subject, program, program === undefined ? undefined : interfacesOf(program), service);
    // A capability tells little: what the program is about tells more than what it mostly is for.
    const ofProgram = access.kind === 'capability' ? interfacesAbout(grants, evident) : [];
    return {
      permitted,
      refusing,
      grants: rankGrants(grants, evident, ofProgram.length > 0 ? new Set(ofProgram) : madeFor(access)),
      modelled: isModelled(access),
    };
  };
}

function interfacesAbout(grants: readonly WeighedGrant[], evident: Evident): readonly string[] {
  return grants.flatMap(({ grant: { name } }) => (!name.endsWith('-support') && isAbout(name, evident) ? [name] : []));
}

/** "bluez" lets a snap send anything to anybody on the bus, so as to speak to bluez: of a message to bluez that is no rule for everything. */
function isOfService({ grant }: WeighedGrant, service: string | undefined): boolean {
  return service !== undefined && isAbout(grant.name, evidentOf({ owner: 'none', label: '' }, service));
}

function narrowed({ grant, closeness }: WeighedGrant): WeighedGrant {
  return { grant: { ...grant, blanket: false }, closeness };
}

/** A file access whose record was cut before its mask cannot be asked about either. */
function isModelled(access: Access): boolean {
  return !NOT_MODELLED.has(access.kind) && !(access.kind === 'file' && access.mask === '');
}
