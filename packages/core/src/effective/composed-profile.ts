import { isInRelease } from '@whyblocked/dataset';
import { includedBy } from '../knowledge/included-by.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { allHold, anyHolds, conditionHolds, factOfConnection, factOfSetting } from './known-facts.ts';
import type { Connection, ProfileSetting } from './profile-setting.ts';

/** The template of the profile of an app, and that of its system call filter. */
const TEMPLATES: ReadonlySet<string> = new Set(['app', 'seccomp']);

/**
 * A profile as snapd puts it together: which stored rules are in it. It is no union: some texts replace others, flags take
 * rules away, and abstractions come with the rules that include them. What the setting does not tell is undefined.
 */
export class ComposedProfile {
  readonly #setting: ProfileSetting;
  readonly #apparmor: string;
  readonly #connections: ReadonlyMap<string, readonly Connection[]>;
  /** By the name of a flag, whether it is set: surely, or perhaps. */
  readonly #flags = new Map<string, true | undefined>();
  /** By backend, whether what interfaces add is in the profile; backends without a template take everything. */
  readonly #snippets = new Map<string, boolean | undefined>();
  /** By the name of a flag of the profile itself, whether it is set. */
  readonly #profileFlags = new Map<string, true | undefined>();
  /** By what is replaced, the priorities of the texts that are there, and whether they surely are. */
  readonly #replacing = new Map<string, { readonly priority: number; readonly there: boolean | undefined }[]>();
  /** Policies of which rules may be in it. */
  readonly #concerned: ReadonlySet<number>;
  /** By sub-profile and abstraction, whether it is included: surely, or perhaps. */
  readonly #included = new Map<string, true | undefined>();

  /** What was decided, by the number of a rule; bounded by the rules there are. */
  readonly #held = new Map<number, boolean | undefined>();
  /** Everything is noted: from now on the same is decided again. */
  #isComplete = false;

  constructor(knowledge: Knowledge, setting: ProfileSetting) {
    this.#setting = setting;
    this.#apparmor = setting.apparmor ?? knowledge.apparmorOf(setting.release);
    this.#connections = Map.groupBy(setting.connections, ({ interface: name, side }) => `${name} ${side}`);
    const names = new Set(setting.connections.map((connection) => connection.interface));
    const parts = knowledge.policies.filter(({ kind, name }) =>
      kind === 'template' ? TEMPLATES.has(name) : kind === 'interface' && names.has(name),
    );
    for (const { id } of parts) for (const rule of knowledge.rulesOfBackend(id, 'flag')) this.#noteFlag(rule);
    for (const rule of knowledge.markingRules()) this.#noteMark(rule);
    for (const rule of knowledge.replacingRules()) this.#noteReplacing(rule);
    this.#noteIncludes(knowledge.includeRules());
    const included = new Set([...this.#included.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));
    const abstractions = knowledge.policies.filter(({ kind, name }) => kind === 'abstraction' && included.has(name));
    this.#concerned = new Set([...parts, ...abstractions].map(({ id }) => id));
    this.#isComplete = true;
  }

  /** Whether rules of the template may hold otherwise than without connections. */
  get changesTemplate(): boolean {
    return this.#flags.size > 0 || this.#replacing.size > 0;
  }

  /** Whether any rule of a policy may be in the profile. */
  concerns(policyId: number): boolean {
    return this.#concerned.has(policyId);
  }

  /** Whether a flag is set by what is connected: "SuppressPtraceTrace". */
  flag(name: string): boolean | undefined {
    return stateIn(this.#flags, name);
  }

  /** Whether a flag of the profile itself is set: "complain", "unconfined". */
  profileFlag(name: string): boolean | undefined {
    return stateIn(this.#profileFlags, name);
  }

  /** Whether a rule is in the profile, or in one of its sub-profiles. */
  holds(rule: StoredRule, profile = ''): boolean | undefined {
    // Sub-profiles are asked about rarely; for the profile itself the same rules are asked again with every access.
    if (profile !== '') return this.#decide(rule, profile);
    const known = this.#held.get(rule.id);
    if (known !== undefined || this.#held.has(rule.id)) return known;
    const decided = this.#decide(rule, profile);
    if (this.#isComplete) this.#held.set(rule.id, decided);
    return decided;
  }

  #decide(rule: StoredRule, profile: string): boolean | undefined {
    const { policy, since, until } = rule;
    if (policy.kind === 'abstraction') {
      return isInRelease(this.#apparmor, since, until) && stateIn(this.#included, `${profile} ${policy.name}`);
    }
    if ((rule.profile ?? '') !== profile || !isInRelease(this.#setting.release, since, until)) return false;
    return allHold([this.#stated(rule), this.#takesSnippets(rule), this.#staysBeside(rule)]);
  }

  /** By its conditions alone. */
  #stated(rule: StoredRule): boolean | undefined {
    const { policy, side, conditions } = rule;
    if (policy.kind === 'template') {
      return TEMPLATES.has(policy.name) && allHold(conditions.map((one) => conditionHolds(one, this.#fact(one.fact))));
    }
    const connections = this.#connections.get(`${policy.name} ${side}`) ?? [];
    return anyHolds(
      connections.map((connection) =>
        allHold(
          conditions.map((one) =>
            conditionHolds(one, factOfConnection(connection, one.fact) ?? this.#fact(one.fact, connection)),
          ),
        ),
      ),
    );
  }

  #fact(fact: string, connection?: Connection): unknown {
    if (fact.startsWith('flag.')) return this.flag(fact.slice('flag.'.length));
    const known = factOfSetting(this.#setting, fact);
    return known === undefined && connection ? factOfConnection(connection, fact) : known;
  }

  /** Whether the profile has what interfaces add at all: that of a classic snap has not. */
  #takesSnippets({ policy, backend }: StoredRule): boolean | undefined {
    if (policy.kind !== 'interface' || !this.#snippets.has(backend)) return true;
    return this.#snippets.get(backend);
  }

  /** Of texts that replace each other, that of the highest priority stays. */
  #staysBeside({ replaces, priority }: StoredRule): boolean | undefined {
    if (replaces === null) return true;
    const higher = (this.#replacing.get(replaces) ?? []).filter((other) => other.priority > (priority ?? 0));
    if (higher.some(({ there }) => there === true)) return false;
    return higher.length === 0 ? true : undefined;
  }

  #noteFlag(rule: StoredRule): void {
    if (rule.tree.kind !== 'flag' || !isInRelease(this.#setting.release, rule.since, rule.until)) return;
    const { name } = rule.tree;
    const set = anyHolds([this.flag(name), this.#stated(rule)]);
    if (set !== false) this.#flags.set(name, set);
  }

  /** What a template says of itself. */
  #noteMark(rule: StoredRule): void {
    const { tree, backend, since, until, policy } = rule;
    if (!TEMPLATES.has(policy.name) || !isInRelease(this.#setting.release, since, until)) return;
    const stated = this.#stated(rule);
    if (tree.kind === 'snippets') this.#snippets.set(backend, anyHolds([this.#snippets.get(backend) ?? false, stated]));
    if (tree.kind !== 'profile-flag' || stated === false) return;
    const set = anyHolds([this.profileFlag(tree.name), stated]);
    if (set !== false) this.#profileFlags.set(tree.name, set);
  }

  #noteReplacing(rule: StoredRule): void {
    if (rule.replaces === null || !isInRelease(this.#setting.release, rule.since, rule.until)) return;
    const there = this.#stated(rule);
    if (there === false) return;
    const known = this.#replacing.get(rule.replaces) ?? [];
    this.#replacing.set(rule.replaces, [...known, { priority: rule.priority ?? 0, there }]);
  }

  /** Abstractions include others: asked again until nothing is added. */
  #noteIncludes(rules: readonly StoredRule[]): void {
    let grown = true;
    while (grown) {
      grown = false;
      for (const rule of rules) {
        const name = includedBy(rule);
        if (name === undefined) continue;
        for (const profile of this.#profilesOf(rule)) {
          const key = `${profile} ${name}`;
          const before = stateIn(this.#included, key);
          const now = anyHolds([before, this.holds(rule, profile)]);
          if (now === before || now === false) continue;
          this.#included.set(key, now);
          grown = true;
        }
      }
    }
  }

  /** A rule of an abstraction is in every profile that includes the abstraction. */
  #profilesOf({ policy, profile }: StoredRule): readonly string[] {
    if (policy.kind !== 'abstraction') return [profile ?? ''];
    const suffix = ` ${policy.name}`;
    return [...this.#included.keys()].filter((key) => key.endsWith(suffix)).map((key) => key.slice(0, -suffix.length));
  }
}

/** What is not noted does not hold. */
function stateIn(noted: ReadonlyMap<string, true | undefined>, key: string): boolean | undefined {
  return noted.has(key) ? noted.get(key) : false;
}
