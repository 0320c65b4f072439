import type { MqueueRule } from '../rules/rule.ts';
import { type AccessBits, accessBits, unknownMask } from './access-bits.ts';
import { answerWith, checkQualifiers, invalidRule, unsupportedRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { compileTexts } from './text-glob.ts';

const READ = 8;
const WRITE = 16;
const WORDS: AccessBits = {
  create: 1,
  open: 2,
  delete: 4,
  read: READ,
  r: READ,
  write: WRITE,
  w: WRITE,
  rw: READ | WRITE,
  getattr: 32,
  setattr: 64,
};
const ALL = 127;

/** Message queues of POSIX (by a name that begins with a slash) and of System V (by a number). */
export const mqueueEvaluator: RuleEvaluator<MqueueRule> = {
  access: 'mqueue',
  kinds: ['mqueue'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    if (rule.label !== undefined) return unsupportedRule('labels of message queues are not modelled');
    const bits = rule.access === undefined ? ALL : accessBits(rule.access, WORDS);
    if (bits === undefined) return invalidRule(`"${rule.access}" is no access to a message queue`);
    const type = rule.type?.replaceAll('"', '');
    if (type !== undefined && type !== 'posix' && type !== 'sysv') return invalidRule(`"${type}" is no kind of queue`);
    const named = rule.name === undefined ? undefined : typeOfName(rule.name);
    if (rule.name !== undefined && (named === undefined || (type ?? named) !== named)) {
      return invalidRule(`"${rule.name}" names no queue${type === undefined ? '' : ` of kind ${type}`}`);
    }
    const kind = type ?? named;
    const tests = compileTexts({ name: rule.name }, vars);
    if (!tests.ok) return tests;
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind !== 'mqueue') return NO_ANSWER;
          const asked = accessBits(access.mask, WORDS);
          if (!asked) return unknownMask(access.mask, 'to a message queue');
          const typed = kind === undefined || access.type === undefined || access.type === kind;
          return answerWith(rule, typed && tests.value.name(access.name) ? bits & asked : 0, [asked]);
        },
      },
    };
  },
};

/** A name tells the kind of its queue; undefined where it is neither a path nor a number. */
function typeOfName(name: string): 'posix' | 'sysv' | undefined {
  const word = name.replaceAll('"', '');
  if (word.startsWith('/')) return 'posix';
  return /^[0-9]+$/.test(word) ? 'sysv' : undefined;
}
