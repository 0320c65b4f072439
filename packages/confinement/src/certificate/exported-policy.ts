import type { Access } from '../access.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { type AskableRule, type AskedRule, prepareRule } from './askable-rule.ts';
import type { PolicyCondition, RuleOrigin } from './certificate.ts';
import { contradictsSystem } from './contradicts-system.ts';
import type { PermittedBy, PolicyCount } from './decision.ts';
import { backendOf, mayBearOn, type PolicyRule, readPolicyRule } from './policy-rule.ts';

/** One line of a policy export. */
export interface ExportedRule {
  readonly interface: string;
  readonly side: 'plug' | 'slot';
  readonly backend: string;
  /** The sub-profile that it belongs to. */
  readonly profile?: string | undefined;
  readonly rule: string;
  readonly conditions: readonly PolicyCondition[];
}

/** The rules of one side of one interface that say something to an access. */
interface AskedSide {
  readonly name: string;
  readonly side: 'plug' | 'slot';
  readonly rules: readonly AskedRule[];
}

interface ReadLine {
  readonly line: ExportedRule;
  readonly rule: Result<PolicyRule, RuleError>;
}

type Prepared = Result<AskableRule | null, RuleError>;

/**
 * All rules of a release, read once and asked about many accesses. What is compiled for one set of variables is held until another is
 * asked with: accesses of one app come together.
 */
export class ExportedPolicy {
  /** Of the lines of the export, as the maker of a certificate computes it. */
  readonly digest: string;
  readonly size: number;
  readonly #lines: readonly ReadLine[];
  readonly #byText = new Map<string, ExportedRule[]>();
  #variables = '';
  readonly #prepared = new Map<ReadLine, Prepared>();

  constructor(lines: Iterable<ExportedRule>, digest: string) {
    this.digest = digest;
    const read: ReadLine[] = [];
    let size = 0;
    for (const line of lines) {
      size++;
      const { backend, profile } = line;
      if (profile !== undefined || (backend !== 'apparmor' && backend !== 'seccomp')) continue;
      read.push({ line, rule: readPolicyRule(line.rule, backend) });
      const key = keyOf({ policy: 'interface', name: line.interface, side: line.side }, backend, line.rule);
      const known = this.#byText.get(key);
      if (known) known.push(line);
      else this.#byText.set(key, [line]);
    }
    this.size = size;
    this.#lines = read;
  }

  /** The lines of a rule, one for each set of conditions; none when the interface has no such rule. */
  find(origin: RuleOrigin, access: Access, rule: string): readonly ExportedRule[] {
    return this.#byText.get(keyOf(origin, backendOf(access), rule)) ?? [];
  }

  /** Asks all sides of all interfaces about an access, or one of them. */
  ask(
    access: Access,
    variables: Variables,
    { system, only }: { readonly system: string; readonly only?: PermittedBy },
  ): { readonly sides: readonly AskedSide[]; readonly count: PolicyCount } {
    const backend = backendOf(access);
    this.#useVariables(variables);
    const sides = new Map<string, { name: string; side: 'plug' | 'slot'; rules: AskedRule[] }>();
    const count = { decided: 0, open: 0, undecided: 0 };
    for (const read of this.#lines) {
      const { line, rule } = read;
      if (line.backend !== backend || contradictsSystem(line.conditions, system)) continue;
      if (only && (line.interface !== only.name || line.side !== only.side)) continue;
      if (rule.ok && !mayBearOn(rule.value, access)) continue;
      const prepared = this.#prepare(read, variables);
      if (prepared.ok && prepared.value === null) {
        count.open++;
        continue;
      }
      const asked = prepared.ok ? prepared.value?.ask(access) : prepared;
      if (!asked?.ok) {
        count.undecided++;
        continue;
      }
      count.decided++;
      const key = `${line.interface} ${line.side}`;
      const known = sides.get(key);
      if (known) known.rules.push(asked.value);
      else sides.set(key, { name: line.interface, side: line.side, rules: [asked.value] });
    }
    const elsewhere = this.size - count.decided - count.open - count.undecided;
    return { sides: [...sides.values()], count: { rules: this.size, ...count, elsewhere } };
  }

  #useVariables(variables: Variables): void {
    const key = JSON.stringify(variables);
    if (key === this.#variables) return;
    this.#variables = key;
    this.#prepared.clear();
  }

  #prepare(read: ReadLine, variables: Variables): Prepared {
    const known = this.#prepared.get(read);
    if (known) return known;
    const prepared = read.rule.ok ? prepareRule(read.rule.value, variables) : read.rule;
    this.#prepared.set(read, prepared);
    return prepared;
  }
}

function keyOf({ policy, name, side }: RuleOrigin, backend: string, rule: string): string {
  return `${policy} ${name} ${side} ${backend} ${rule}`;
}
