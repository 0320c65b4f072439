import type { Access, Subject } from '@whyblocked/contract';
import { cached } from '../cached.ts';
import { ComposedProfile } from '../effective/composed-profile.ts';
import { subProfileOf } from '../effective/sub-profile-of.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { candidateRules } from '../matching/candidate-rules.ts';
import type { Assumptions } from './assumptions.ts';
import { includersOf } from './includers.ts';

/** One side of an interface in the profile as it would be with that one connection and no other. */
export interface TriedSide {
  readonly name: string;
  readonly side: 'plug' | 'slot';
  /** All rules of that profile that may bear on the access, so that denies, flags and texts that replace others count. */
  readonly rules: readonly StoredRule[];
  /** Those that come with the connection, each with the rule that includes its abstraction where one does. */
  readonly added: ReadonlyMap<StoredRule, StoredRule | undefined>;
}

/** What bears on an access: in the profile without connections, and with each interface on its own. */
export interface Trial {
  readonly inTemplate: readonly StoredRule[];
  readonly sides: readonly TriedSide[];
}

/** So many are remembered, of some kilobytes each. */
const KNOWN_TRIALS = 500;

export type TryInterfaces = (access: Access, subject: Subject) => Trial;

interface Provided {
  readonly rule: StoredRule;
  readonly key: string;
  readonly via?: StoredRule;
}

export function createTrial(knowledge: Knowledge, { release, system }: Assumptions): TryInterfaces {
  // Made when the first access is asked about: many pastes ask about none.
  const once = cached((_first: true) => ({
    includers: includersOf(knowledge, release, knowledge.apparmorOf(release)),
    bare: new ComposedProfile(knowledge, { release, system, connections: [] }),
  }));
  const connected = cached((key: string) => {
    const [name = '', side] = key.split(' ');
    const connection = { interface: name, side: side === 'slot' ? 'slot' : 'plug' } as const;
    return new ComposedProfile(knowledge, { release, system, connections: [connection] });
  });

  const tried = (rules: readonly StoredRule[], sub: string): Trial => {
    const { includers, bare } = once(true);
    const common = rules.filter(({ policy }) => policy.kind !== 'interface');
    const inTemplate = common.filter((rule) => bare.holds(rule, sub) === true);
    const isInTemplate = new Set(inTemplate);
    const groups = Map.groupBy(
      rules.flatMap((rule) => providersOf(rule, includers)),
      ({ key }) => key,
    );
    const sides = [...groups].flatMap(([key, group]): TriedSide[] => {
      const profile = connected(key);
      const there = group.filter(({ rule }) => profile.holds(rule, sub) !== false && !isInTemplate.has(rule));
      if (there.length === 0) return [];
      const stays = profile.changesTemplate ? common.filter((rule) => profile.holds(rule, sub) === true) : inTemplate;
      const added = new Map(there.map(({ rule, via }) => [rule, via]));
      const [name = '', side] = key.split(' ');
      return [
        { name, side: side === 'slot' ? 'slot' : 'plug', rules: [...new Set([...stays, ...added.keys()])], added },
      ];
    });
    return { inTemplate, sides };
  };

  // Paths of one kind, such as those of all processes, have the same rules to ask.
  const known = new Map<string, Trial>();
  return (access, subject) => {
    const rules = candidateRules(knowledge, access);
    const sub = access.kind === 'syscall' ? '' : subProfileOf(subject.label);
    const key = `${sub}\n${rules.map(({ id }) => id).join()}`;
    const before = known.get(key);
    if (before) return before;
    const trial = tried(rules, sub);
    if (known.size >= KNOWN_TRIALS) known.clear();
    known.set(key, trial);
    return trial;
  };
}

/** Who brings a rule into a profile: its interface, or each that includes its abstraction. */
function providersOf(rule: StoredRule, includers: ReadonlyMap<string, readonly StoredRule[]>): readonly Provided[] {
  const { policy, side } = rule;
  if (policy.kind === 'interface') return side === null ? [] : [{ rule, key: `${policy.name} ${side}` }];
  if (policy.kind !== 'abstraction') return [];
  return (includers.get(policy.name) ?? []).flatMap((via) =>
    via.side === null ? [] : [{ rule, key: `${via.policy.name} ${via.side}`, via }],
  );
}
