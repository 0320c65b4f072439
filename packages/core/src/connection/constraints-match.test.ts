import { describe, expect, it } from 'vitest';
import { connectionCandidate } from './connection-candidate.ts';
import type { ConnectionQuestion } from './connection-question.ts';
import { constraintsMatch } from './constraints-match.ts';
import type { DeclarationValue } from './declaration.ts';
import type { RuleScope } from './rule-scope.ts';

const facts = { declaration: {}, implicit: { classic: false, core: false }, name: 'example' } as const;
const slotRule = { of: 'connection', side: 'slot' } as const;
const plugRule = { of: 'connection', side: 'plug' } as const;

function match(constraints: DeclarationValue, scope: RuleScope = slotRule, question: Partial<ConnectionQuestion> = {}) {
  return constraintsMatch(constraints, scope, connectionCandidate(facts, { system: 'classic', ...question }, 'app'));
}

describe('constraintsMatch', () => {
  it('takes "true", "false", one set, or alternatives', () => {
    expect(match('true').holds).toBe(true);
    expect(match('false').holds).toBe(false);
    expect(match({ 'slot-snap-type': ['core', 'app'], 'on-classic': 'true' }).holds).toBe(true);
    expect(match([{ 'slot-snap-type': ['core'] }, { 'on-classic': 'true' }]).holds).toBe(true);
    expect(match([{ 'slot-snap-type': ['core'] }, { 'on-classic': 'false' }])).toEqual({
      holds: false,
      constraints: ['slot-snap-type', 'on-classic'],
      anySlots: false,
    });
  });

  it('passes over constraints that a rule of this side cannot have', () => {
    expect(match({ 'slot-publisher-id': ['ada'], 'on-classic': 'true' }, slotRule)).toMatchObject({
      holds: true,
      constraints: ['on-classic'],
    });
    expect(match({ 'slot-publisher-id': ['ada'] }, plugRule).holds).toBe(false);
    expect(match({ 'plug-snap-type': ['gadget'] }, plugRule).holds).toBe(true);
    expect(match({ 'plug-snap-type': ['gadget'] }, slotRule).holds).toBe(false);
    const installation = { of: 'installation', side: 'plug' } as const;
    expect(match({ 'slot-attributes': { a: 'x' } }, installation).holds).toBe(true);
    expect(match({ 'plug-attributes': { a: '$PLUG(a)' } }, installation, { plugAttributes: { a: 'x' } }).holds).toBe(
      false,
    );
  });

  it('does not count on what nobody here can know', () => {
    for (const name of ['plug-snap-id', 'on-store', 'on-brand', 'on-model', 'on-something-new']) {
      expect(match({ [name]: ['x'] })).toMatchObject({ holds: false, constraints: [name] });
    }
  });

  it('fits names of plugs and slots', () => {
    expect(match({ 'plug-names': ['$INTERFACE'] }).holds).toBe(true);
    expect(match({ 'plug-names': ['$INTERFACE'] }, slotRule, { plugName: 'other' }).holds).toBe(false);
    expect(match({ 'slot-names': ['x', 's-.*'] }, slotRule, { slotName: 's-one' }).holds).toBe(true);
    expect(match({ 'slot-names': ['s-'] }, slotRule, { slotName: 's-one' }).holds).toBe(false);
    expect(match({ 'slot-names': ['$OTHER'] }).holds).toBe(false);
  });

  it('tells publishers apart', () => {
    const same = { 'plug-publisher-id': ['$SLOT_PUBLISHER_ID'] };
    expect(match(same).holds).toBe(false);
    expect(match(same, slotRule, { samePublisher: true }).holds).toBe(true);
    expect(match(same, slotRule, { samePublisher: true, dangerous: true }).holds).toBe(false);
    expect(match({ 'plug-publisher-id': ['ada'] }, slotRule, { publisherId: 'ada' }).holds).toBe(true);
    expect(match({ 'slot-publisher-id': ['$PLUG_PUBLISHER_ID'] }, plugRule, { samePublisher: true }).holds).toBe(true);
    expect(match({ 'slot-publisher-id': ['$NOBODY'] }, plugRule, { samePublisher: true }).holds).toBe(false);
  });

  it('knows systems and distributions', () => {
    const on = (value: DeclarationValue, question: Partial<ConnectionQuestion> = {}) =>
      match({ 'on-classic': value }, slotRule, question).holds;
    expect([on('true'), on('false')]).toEqual([true, false]);
    expect([on('true', { system: 'core' }), on('false', { system: 'core' })]).toEqual([false, true]);
    expect(on(['ubuntu'])).toBe(false);
    const ubuntu = { distribution: { id: 'ubuntu', variantId: 'server' } };
    expect([on(['ubuntu'], ubuntu), on(['debian', 'ubuntu/*'], ubuntu), on(['ubuntu/server'], ubuntu)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([on(['ubuntu/'], ubuntu), on(['ubuntu'], { ...ubuntu, system: 'core' })]).toEqual([false, false]);
    expect(on(['ubuntu/'], { distribution: { id: 'ubuntu' } })).toBe(true);
    const desktop = (value: string, question: Partial<ConnectionQuestion>) =>
      match({ 'on-core-desktop': value }, slotRule, question).holds;
    expect(desktop('true', { system: 'core', coreDesktop: true })).toBe(true);
    expect(desktop('false', { system: 'core' })).toBe(true);
    expect(desktop('true', { system: 'classic' })).toBe(false);
  });

  it('tells whether one slot or any number is meant', () => {
    expect(match({ 'slots-per-plug': '*' })).toMatchObject({ holds: true, anySlots: true });
    expect(match({ 'slots-per-plug': '1' })).toMatchObject({ holds: true, anySlots: false });
  });
});
