import type { DbusAccess } from '../access.ts';
import type { DbusRule } from '../rules/rule.ts';
import { type AccessBits, accessBits, unknownMask } from './access-bits.ts';
import { answerWith, checkQualifiers, invalidRule } from './class-qualifiers.ts';
import { groupConditions } from './condition-words.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileText, compileTexts } from './text-glob.ts';

const SEND = 1;
const RECEIVE = 2;
const BIND = 4;
const EAVESDROP = 8;
const MESSAGES = SEND | RECEIVE;
const ALL = MESSAGES | BIND | EAVESDROP;

const WORDS: AccessBits = {
  send: SEND,
  write: SEND,
  w: SEND,
  receive: RECEIVE,
  read: RECEIVE,
  r: RECEIVE,
  rw: MESSAGES,
  wr: MESSAGES,
  bind: BIND,
  eavesdrop: EAVESDROP,
};

/**
 * D-Bus rules as apparmor.d(5) has them. Without a list of accesses a rule speaks of messages where it has conditions on them,
 * of binding where it has a name, of everything where it has neither.
 */
export const dbusEvaluator: RuleEvaluator<DbusRule> = {
  access: 'dbus',
  kinds: ['dbus'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    const peer = rule.peer === undefined ? new Map<string, string>() : groupConditions(rule.peer);
    if (peer === null || [...peer.keys()].some((key) => key !== 'name' && key !== 'label')) {
      return invalidRule(`"${rule.peer}" is no peer of a message`);
    }
    const bits = bitsOf(rule);
    if (bits === undefined)
      return invalidRule(`"${rule.access}" is no access to a bus, or its conditions do not belong to it`);
    const tests = compileTexts(
      {
        bus: rule.bus,
        name: rule.name,
        interface: rule.interface,
        member: rule.member,
        peerName: peer.get('name'),
        peerLabel: peer.get('label'),
      },
      vars,
    );
    if (!tests.ok) return tests;
    // Of all conditions only the path is one to the compiler: runs of slashes in it count as one.
    const path = compileText(rule.path, vars, 'path');
    if (!path.ok) return path;
    const test = { ...tests.value, path: path.value };
    const matches = (access: DbusAccess, asked: number): boolean => {
      if (!test.bus(access.bus)) return false;
      if (asked === EAVESDROP) return true;
      if (asked === BIND) return test.name(access.name);
      return (
        test.path(access.path) &&
        test.interface(access.interface) &&
        test.member(access.member) &&
        test.peerName(access.name) &&
        test.peerLabel(access.peerLabel)
      );
    };
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'dbus') return NO_ANSWER;
          const asked = accessBits(access.mask, WORDS);
          if (!asked) return unknownMask(access.mask, 'to a bus');
          let granted = 0;
          for (const bit of [SEND, RECEIVE, BIND, EAVESDROP]) {
            if ((asked & bits & bit) !== 0 && matches(access, bit)) granted |= bit;
          }
          return answerWith(rule, granted, [asked]);
        },
      },
    };
  },
};

/** The accesses a rule speaks of; undefined where conditions are given that they do not have. */
function bitsOf(rule: DbusRule): number | undefined {
  const onMessages = [rule.path, rule.interface, rule.member, rule.peer].some((condition) => condition !== undefined);
  if (rule.access === undefined) {
    if (onMessages && rule.name !== undefined) return undefined;
    if (rule.name !== undefined) return BIND;
    return onMessages ? MESSAGES : ALL;
  }
  const bits = accessBits(rule.access, WORDS);
  if (bits === undefined) return undefined;
  if (onMessages && (bits & (BIND | EAVESDROP)) !== 0) return undefined;
  return rule.name !== undefined && bits !== BIND ? undefined : bits;
}
