import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { compileText, type TextTest } from './text-glob.ts';

/**
 * A peer as signal and ptrace rules have it. A stacked label is permitted as a whole, or where each of its parts is; `answers` says which
 * of those alternatives one rule matches, the whole first, then a bit for each part.
 */
export interface PeerTest {
  matches(peer: string): { readonly whole: boolean; readonly parts: readonly boolean[] };
}

export function compilePeer(pattern: string | undefined, vars: Variables): Result<PeerTest, RuleError> {
  const test = compileText(pattern, vars);
  return test.ok ? { ok: true, value: peerTest(test.value) } : test;
}

function peerTest(test: TextTest): PeerTest {
  return {
    matches: (peer) => ({
      whole: test(peer),
      parts: peer.includes('//&') ? peer.split('//&').map((part) => test(part)) : [],
    }),
  };
}

/** With the whole label these are 32 bits of four accesses each, as many as an answer has. */
const MOST_PARTS = 7;

/** Why a rule with this condition cannot be held against a peer: it is not told, or stacked higher than answers can say. */
export function peerError(pattern: string | undefined, peer: string): RuleError | undefined {
  if (pattern === undefined) return undefined;
  if (peer === '') return { code: 'unsupported', message: 'the access does not tell the peer' };
  if (peer.split('//&').length > MOST_PARTS) {
    return { code: 'unsupported', message: `more than ${MOST_PARTS} stacked profiles are not modelled` };
  }
  return undefined;
}

/**
 * Bits for an access with a peer: `perms` for the whole label, and for each part of a stacked one its own copy, so that
 * different rules may permit different parts.
 */
export function peerBits(perms: number, width: number, { whole, parts }: ReturnType<PeerTest['matches']>): number {
  let bits = whole ? perms : 0;
  for (const [index, matched] of parts.slice(0, MOST_PARTS).entries())
    if (matched) bits |= perms << (width * (index + 1));
  return bits;
}

/** The alternatives that suffice: the whole label, or all of its parts. */
export function peerNeeds(perms: number, width: number, peer: string): readonly number[] {
  const parts = peer.includes('//&') ? peer.split('//&').length : 0;
  if (parts === 0 || parts > MOST_PARTS) return [perms];
  let every = 0;
  for (let index = 0; index < parts; index++) every |= perms << (width * (index + 1));
  return [perms, every];
}
