import type { CertifiedRule } from './certificate.ts';
import type { PermittedBy } from './decision.ts';

/** Rules of a certificate by the policy that they are of, as their numbers from 0. */
export interface Origins {
  readonly template: readonly number[];
  readonly interfaces: readonly InterfaceRules[];
}

interface InterfaceRules {
  readonly by: PermittedBy;
  readonly indices: readonly number[];
  /** One of the rules is for everything. */
  readonly isBlanket: boolean;
}

export function originsOf(rules: readonly CertifiedRule[]): Origins {
  const template: number[] = [];
  const groups = new Map<string, { by: PermittedBy; indices: number[]; isBlanket: boolean }>();
  for (const [index, { from, blanket = false }] of rules.entries()) {
    if (from.policy === 'template') {
      template.push(index);
      continue;
    }
    const by = { name: from.name, ...(from.side === undefined ? {} : { side: from.side }) };
    const key = sideKey(by);
    const group = groups.get(key) ?? { by, indices: [], isBlanket: false };
    group.indices.push(index);
    groups.set(key, { ...group, isBlanket: group.isBlanket || blanket });
  }
  return { template, interfaces: [...groups.values()] };
}

export function sideKey({ name, side }: PermittedBy): string {
  return `${name} ${side ?? ''}`;
}
