import { describe, expect, it } from 'vitest';
import type { Access } from '../access.ts';
import { checkPolicy } from './check-policy.ts';

function answer(rule: string, access: Access): boolean | string {
  const result = checkPolicy({ rules: [rule], vars: {}, access });
  return result.ok ? result.value.permitted : result.error.code;
}

const queue = (name: string, mask: string, type = 'posix'): Access => ({ kind: 'mqueue', mask, name, type });
const change = (target: string, operation = 'change_profile'): Access => ({
  kind: 'change_profile',
  operation,
  target,
});

describe('mqueue', () => {
  it.each([
    ['mqueue,', queue('/q', 'create'), true],
    ['mqueue,', queue('7', 'create', 'sysv'), true],
    ['mqueue type=posix,', queue('7', 'create', 'sysv'), false],
    ['mqueue type=sysv,', queue('7', 'open', 'sysv'), true],
    ['mqueue 7,', queue('7', 'read', 'sysv'), true],
    ['mqueue (rw) /a*,', queue('/abc', 'write'), true],
    ['mqueue (rw) /a*,', queue('/abc', 'getattr'), false],
    ['mqueue (getattr, setattr, delete) /q,', queue('/q', 'delete'), true],
    ['mqueue type=sysv /q,', queue('/q', 'read'), 'invalid-rule'],
    ['mqueue type=posix 7,', queue('7', 'read', 'sysv'), 'invalid-rule'],
    ['mqueue type=other,', queue('/q', 'read'), 'invalid-rule'],
    ['mqueue (send),', queue('/q', 'read'), 'invalid-rule'],
    ['mqueue label=x,', queue('/q', 'read'), 'unsupported'],
    ['mqueue,', queue('/q', 'nosuch'), 'unsupported'],
  ] as const)('%s on %j: %s', (rule, access, expected) => {
    expect(answer(rule, access)).toBe(expected);
  });
});

describe('io_uring', () => {
  it.each([
    ['io_uring,', { kind: 'io_uring', mask: 'override_creds', peer: 'x' }, true],
    ['io_uring override_creds label=x,', { kind: 'io_uring', mask: 'override_creds', peer: 'x' }, true],
    ['io_uring override_creds label=x,', { kind: 'io_uring', mask: 'override_creds', peer: 'y' }, false],
    ['io_uring override_creds label=x,', { kind: 'io_uring', mask: 'override_creds' }, 'unsupported'],
    ['io_uring sqpoll label=x,', { kind: 'io_uring', mask: 'sqpoll' }, true],
    ['io_uring (read),', { kind: 'io_uring', mask: 'sqpoll' }, 'invalid-rule'],
  ] as const)('%s on %j: %s', (rule, access, expected) => {
    expect(answer(rule, access)).toBe(expected);
  });
});

describe('change_profile', () => {
  it.each([
    ['change_profile,', change('a//b'), true],
    ['change_profile -> a//b*,', change('a//bc'), true],
    ['change_profile -> a//b*,', change('a//b/c'), false],
    ['change_profile -> {a,b},', change('b', 'change_onexec'), true],
    ['change_profile -> a,', change('a', 'stack'), false],
    ['change_profile -> &a,', change('a', 'stack_onexec'), true],
    ['change_profile -> &a,', change('a'), false],
    ['deny change_profile -> a,', change('a'), false],
    ['change_profile /bin/x -> a,', change('a'), 'unsupported'],
    ['change_profile,', change('a', 'change_hat'), 'unsupported'],
  ] as const)('%s on %j: %s', (rule, access, expected) => {
    expect(answer(rule, access)).toBe(expected);
  });
});
