import type { Access } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { isHalfTold, loosenMessageRule } from './loosen-message-rule.ts';

type DbusAccess = Extract<Access, { kind: 'dbus' }>;
type DbusTree = Parameters<typeof loosenMessageRule>[0];

const told: DbusAccess = {
  kind: 'dbus',
  bus: '',
  mask: 'send',
  name: ':1.18',
  interface: 'org.example.Session',
  member: 'Register',
  peerLabel: 'unconfined',
};

const rule = (rest: object): DbusTree => ({ kind: 'dbus', access: '(send)', bus: 'session', ...rest }) as DbusTree;

describe('isHalfTold', () => {
  it('is a message without its path or the label of the other side, and a name without its bus', () => {
    expect(isHalfTold(told)).toBe(true);
    expect(isHalfTold({ ...told, path: '/x' })).toBe(false);
    const { peerLabel: _label, ...cut } = { ...told, path: '/x' };
    expect(isHalfTold(cut)).toBe(true);
    expect(isHalfTold({ kind: 'dbus', bus: '', mask: 'bind', name: 'org.example.Thing' })).toBe(true);
    expect(isHalfTold({ kind: 'dbus', bus: 'session', mask: 'bind', name: 'org.example.Thing' })).toBe(false);
  });
});

describe('loosenMessageRule', () => {
  it('drops from a rule what is not told', () => {
    const loose = loosenMessageRule(rule({ path: '/org/example', interface: 'org.example.Session' }), told);
    expect(loose).toMatchObject({ interface: 'org.example.Session' });
    expect(loose).not.toHaveProperty('path');
    expect(loose).not.toHaveProperty('bus');
  });

  it('leaves out rules that have nothing of what is told', () => {
    expect(loosenMessageRule(rule({ path: '/com/other/Book' }), told)).toBeNull();
    expect(loosenMessageRule(rule({ peer: '(label=unconfined)' }), told)).toBeNull();
    expect(loosenMessageRule(rule({ path: '/org/example{,/**}' }), told)).not.toBeNull();
  });

  it('leaves out rules for another service', () => {
    const named = { ...told, name: 'org.example.Session' };
    expect(loosenMessageRule(rule({ peer: '(name=org.other, label=unconfined)' }), named)).toBeNull();
    expect(loosenMessageRule(rule({ path: '/org/other', interface: 'org.example.Session' }), named)).toBeNull();
    expect(loosenMessageRule(rule({ peer: '(name=org.example.Session)' }), named)).not.toBeNull();
  });

  it('knows a service by its interface where the bus gave it a number', () => {
    const peer = '(name=org.example, label=unconfined)';
    expect(loosenMessageRule(rule({ peer }), told)).toMatchObject({ peer: '(label=unconfined)' });
  });

  it('keeps rules for names that may be owned', () => {
    const own: DbusAccess = { kind: 'dbus', bus: '', mask: 'bind', name: 'org.example.Thing' };
    expect(loosenMessageRule(rule({ access: '(bind)', name: 'org.example.Thing' }), own)).not.toHaveProperty('bus');
  });
});
