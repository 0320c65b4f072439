import { compileGlob } from '../glob/compile-glob.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import type { UnixRule } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { unknownMask } from './access-bits.ts';
import { answerWith, checkQualifiers, invalidRule, unsupportedRule } from './class-qualifiers.ts';
import { groupConditions } from './condition-words.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileText } from './text-glob.ts';
import {
  UNIX_ALL,
  UNIX_BIND,
  UNIX_TO_PEER,
  UNIX_WITH_PEER,
  UNIX_WITHOUT_ADDRESS,
  unixBits,
  unixNeeds,
} from './unix-bits.ts';

type AddressTest = (address: string | undefined) => boolean;

const encoder = new TextEncoder();
const TYPES = new Set(['stream', 'dgram', 'seqpacket', 'rdm', 'raw', 'packet']);

/** The one bit of an access that a network rule decides. */
const SOCKET = 1;

/**
 * Rules on unix sockets: type, own address, and address and label of the peer. To a kernel that looks at family and type alone, a rule
 * that allows anything is a network rule on its type, and one that denies is none.
 */
export const unixEvaluator: RuleEvaluator<UnixRule> = {
  access: 'unix',
  kinds: ['unix'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    if (rule.attr !== undefined || rule.opt !== undefined || rule.protocol !== undefined || rule.label !== undefined) {
      return unsupportedRule('attributes, options, protocols and own labels of unix sockets are not modelled');
    }
    const peer = rule.peer === undefined ? undefined : groupConditions(rule.peer);
    if (peer === null || [...(peer?.keys() ?? [])].some((key) => key !== 'addr' && key !== 'label')) {
      return invalidRule(`"${rule.peer}" is no peer of a unix socket`);
    }
    const named = rule.access === undefined ? UNIX_ALL : unixBits(rule.access);
    if (named === undefined) return invalidRule(`"${rule.access}" is no access to a unix socket`);
    if (peer !== undefined && rule.access !== undefined && (named & ~UNIX_WITH_PEER) !== 0) {
      return invalidRule(`"${rule.access}" holds accesses that have no peer`);
    }
    const type = unquoted(/^\(([^\s,()]+)\)$/.exec(rule.type ?? '')?.[1] ?? rule.type);
    if (type !== undefined && !TYPES.has(type)) return invalidRule(`"${rule.type}" is no type of unix sockets`);
    const bits = peer === undefined ? named : named & UNIX_WITH_PEER;
    const peerLabel = compileText(peer?.get('label'), vars);
    if (!peerLabel.ok) return peerLabel;
    const own = compileAddress(rule.addr, vars);
    if (!own.ok) return own;
    const other = compileAddress(peer?.get('addr'), vars);
    if (!other.ok) return other;
    // To be given an address, a socket is bound to none.
    const mayAutobind = unquoted(rule.addr) === 'auto';
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind === 'network' && access.family === 'unix') {
            const matched = rule.effect !== 'deny' && (type === undefined || access.type === type);
            return { allows: matched ? SOCKET : 0, denies: 0, needs: [SOCKET] };
          }
          if (access.kind !== 'unix') return NO_ANSWER;
          const needs = unixNeeds(access.mask);
          if (needs.length === 0) return unknownMask(access.mask, 'to a unix socket');
          const typed = type === undefined || access.type === undefined || access.type === type;
          const here = typed && own.value(access.address);
          const there =
            here && (peer === undefined || (peerLabel.value(access.peerLabel) && other.value(access.peerAddress)));
          const granted =
            (typed ? bits & UNIX_WITHOUT_ADDRESS : 0) |
            (here ? bits & ~UNIX_WITHOUT_ADDRESS & ~UNIX_TO_PEER : 0) |
            (there ? bits & UNIX_TO_PEER : 0) |
            (typed && mayAutobind && isUnnamed(access.address) ? bits & UNIX_BIND : 0);
          return answerWith(rule, granted, needs);
        },
      },
    };
  },
};

/** `none` is an unnamed socket; an abstract address begins with `@`, and its globs also match the NUL bytes it may end in. */
function compileAddress(pattern: string | undefined, vars: Variables): Result<AddressTest, RuleError> {
  if (pattern === undefined) return { ok: true, value: () => true };
  const word = unquoted(pattern) ?? '';
  if (word === 'none') return { ok: true, value: isUnnamed };
  if (word === 'auto') return { ok: true, value: (address) => address !== undefined && /^@[0-9a-f]{5}$/.test(address) };
  const isVariable = /^@\{[A-Za-z][A-Za-z0-9_]*\}/.test(word);
  if (isVariable) return unsupportedRule('an address whose first character is in a variable is not modelled');
  if (!word.startsWith('@')) return invalidRule(`"${pattern}" is no address of a unix socket`);
  const glob = compileGlob(word, { vars, kind: 'path', matchNul: true });
  if (!glob.ok) return glob;
  return { ok: true, value: (address) => address !== undefined && glob.value.matches(encoder.encode(address)) };
}

function isUnnamed(address: string | undefined): boolean {
  return address === undefined || address === 'none';
}

function unquoted(word: string | undefined): string | undefined {
  return word !== undefined && word.length > 1 && word.startsWith('"') && word.endsWith('"') ? word.slice(1, -1) : word;
}
