import type { Variables } from '../glob/variables.ts';
import { CompiledAutomaton } from './compiled-automaton.fixture.ts';
import { type PolicyNode, readPolicyStream } from './policy-stream.fixture.ts';

/** Runs the compiler on a file of profiles: the binary policy, or undefined when it refuses. */
export type Compiler = (profiles: string) => Uint8Array | undefined;

/** One profile as the kernel is given it. */
export interface CompiledProfile {
  /** Bit n: capability number n. */
  readonly capabilities: bigint;
  /** Every class but files. Absent when no rule needs it. */
  readonly policy: CompiledAutomaton | undefined;
  readonly files: CompiledAutomaton | undefined;
}

/**
 * Compiles each policy as a profile of its own, as few runs of the compiler as may be: a run with a rule that is refused
 * is halved until the refused ones are found. `undefined` stands for a refused policy.
 */
export function compileProfiles(
  compiler: Compiler,
  policies: readonly (readonly string[])[],
  vars: Variables = {},
): readonly (CompiledProfile | undefined)[] {
  if (policies.length === 0) return [];
  const binary = compiler(profilesText(policies, vars));
  if (binary !== undefined) {
    const profiles = readPolicyStream(binary).filter(({ name }) => name === 'profile');
    if (profiles.length !== policies.length) throw new Error('the compiler gave another number of profiles');
    const byName = new Map(profiles.map((profile) => [childrenOf(profile)[0]?.value, profile]));
    return policies.map((_, index) => readProfile(byName.get(`p${index}`)));
  }
  if (policies.length === 1) return [undefined];
  const middle = policies.length >> 1;
  return [
    ...compileProfiles(compiler, policies.slice(0, middle), vars),
    ...compileProfiles(compiler, policies.slice(middle), vars),
  ];
}

function profilesText(policies: readonly (readonly string[])[], vars: Variables): string {
  const declared = Object.entries(vars).map(([name, values]) => `@{${name}}=${values.join(' ')}\n`);
  const profiles = policies.map((rules, index) => `profile p${index} {\n${rules.join('\n')}\n}\n`);
  return [...declared, ...profiles].join('');
}

function readProfile(profile: PolicyNode | undefined): CompiledProfile {
  const children = childrenOf(profile);
  const named = (name: string, of = children): PolicyNode | undefined => of.find((node) => node.name === name);
  const flagsAt = children.findIndex(({ name }) => name === 'flags');
  const low = numberOf(children[flagsAt + 1]);
  const high = numberOf(childrenOf(named('caps64'))[0]);
  const policy = named('aadfa', childrenOf(named('policydb')));
  return {
    capabilities: (BigInt(high) << 32n) | BigInt(low),
    policy: automatonOf(policy),
    files: automatonOf(named('aadfa')),
  };
}

function automatonOf(node: PolicyNode | undefined): CompiledAutomaton | undefined {
  return node?.value instanceof Uint8Array ? new CompiledAutomaton(node.value) : undefined;
}

function childrenOf(node: PolicyNode | undefined): readonly PolicyNode[] {
  return Array.isArray(node?.value) ? node.value : [];
}

function numberOf(node: PolicyNode | undefined): number {
  if (typeof node?.value !== 'number') throw new Error('a number is missing in the profile');
  return node.value;
}
