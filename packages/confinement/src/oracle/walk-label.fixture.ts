import type { CompiledAutomaton } from './compiled-automaton.fixture.ts';

/** The kernel's permissions of a policy state: seven low bits as they are, seven more moved to where the kernel has them. */
export function policyPermissions(automaton: CompiledAutomaton, state: number): number {
  const accepts = automaton.accepts(state);
  const more = (accepts >>> 14) & 0x7f;
  return (accepts & 0x7f) | ((more & 0x3) << 8) | ((more & 0x1c) << 18) | ((more & 0x60) << 19);
}

/** A peer's label behind a state: as a whole, else each of its profiles on its own, what they permit put together. */
export function labelPermits(automaton: CompiledAutomaton, state: number, label: string, request: number): boolean {
  const whole = policyPermissions(automaton, automaton.walk(state, label));
  if ((whole & request) === request) return true;
  return label
    .split('//&')
    .every((part) => (policyPermissions(automaton, automaton.walk(state, part)) & request) === request);
}
