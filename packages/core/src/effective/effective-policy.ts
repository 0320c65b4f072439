import { isModelledAccess } from '@whyblocked/confinement';
import type { Access, Condition, Subject } from '@whyblocked/contract';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { refuses } from '../knowledge/stored-tree.ts';
import { candidateRules } from '../matching/candidate-rules.ts';
import { RuleCompiler } from '../matching/rule-compiler.ts';
import { ruleVerdict } from '../matching/rule-verdict.ts';
import { ComposedProfile } from './composed-profile.ts';
import type { ProfileSetting } from './profile-setting.ts';
import { subProfileOf } from './sub-profile-of.ts';

/** What a profile as a whole says of an access. */
export interface EffectiveVerdict {
  /**
   * `refused`: by a rule that no other rule undoes. `not-permitted`: no rule permits it. `undecided`: that depends on what
   * the setting does not tell, or on the arguments of a system call. `not-modelled`: no rule class decides on such an access.
   */
  readonly code: 'permitted' | 'refused' | 'not-permitted' | 'undecided' | 'not-modelled';
  /** The rules that decide, the foremost first. */
  readonly deciding: readonly StoredRule[];
  /** What it depends on. */
  readonly depends: readonly Condition[];
  /** A refusal that leaves no record. */
  readonly silent: boolean;
  /** Refusals are recorded at the most: complain mode, or no confinement. */
  readonly onlyRecorded: boolean;
}

/** The policy that is in force for an app of a snap. */
export interface EffectivePolicy {
  readonly profile: ComposedProfile;
  verdict(access: Access, subject: Subject): EffectiveVerdict;
}

export function createEffectivePolicy(
  knowledge: Knowledge,
  setting: ProfileSetting,
  compiler = new RuleCompiler(setting.release),
): EffectivePolicy {
  const profile = new ComposedProfile(knowledge, setting);
  const onlyRecorded = profile.profileFlag('complain') === true || profile.profileFlag('unconfined') === true;
  return {
    profile,
    verdict: (access, subject) => {
      const nothing = { deciding: [], depends: [], silent: false, onlyRecorded };
      if (access.kind !== 'syscall' && !isModelledAccess(access)) return { code: 'not-modelled', ...nothing };
      const sub = access.kind === 'syscall' ? '' : subProfileOf(subject.label);
      const states = candidateRules(knowledge, access).map((rule) => ({ rule, state: profile.holds(rule, sub) }));
      const ask = (wanted: (rule: StoredRule, state: boolean | undefined) => boolean) =>
        ruleVerdict(
          states.filter(({ rule, state }) => wanted(rule, state)).map(({ rule }) => rule),
          access,
          subject,
          compiler,
          setting.revision,
        );
      // At the least: what surely permits, and whatever may refuse. At the most: the other way round.
      const least = ask((rule, state) => state === true || (state === undefined && refuses(rule.tree)));
      if (least.permitted) {
        const code = least.withArguments ? 'undecided' : 'permitted';
        return { ...nothing, code, deciding: least.deciding };
      }
      const most = ask((rule, state) => state === true || (state === undefined && !refuses(rule.tree)));
      if (!most.permitted) {
        const { deciding, silent } = most;
        return { ...nothing, code: deciding.length > 0 ? 'refused' : 'not-permitted', deciding, silent };
      }
      const open = states.filter(({ state }) => state === undefined).map(({ rule }) => rule);
      const decisive = open.filter((rule) => most.deciding.includes(rule) || least.deciding.includes(rule));
      return {
        ...nothing,
        code: 'undecided',
        deciding: decisive,
        depends: decisive.flatMap(({ conditions }) => conditions),
      };
    },
  };
}
