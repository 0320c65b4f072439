import { describe, expect, it } from 'vitest';
import { attributesMatch } from './attribute-constraint.ts';
import { connectionCandidate } from './connection-candidate.ts';
import type { Attributes, ConnectionQuestion } from './connection-question.ts';
import type { DeclarationValue } from './declaration.ts';

const facts = { declaration: {}, implicit: { classic: false, core: false }, name: 'example' } as const;

function matches(
  constraint: DeclarationValue,
  plugAttributes: Attributes,
  question: Partial<ConnectionQuestion> = {},
): boolean {
  const candidate = connectionCandidate(facts, { system: 'classic', plugAttributes, ...question }, 'app');
  return attributesMatch(constraint, candidate.plug.attributes, candidate);
}

describe('attributesMatch', () => {
  it('fits expressions to the whole of a value, numbers and truth values as text', () => {
    expect(matches({ a: 'x|y' }, { a: 'y' })).toBe(true);
    expect(matches({ a: 'x|y' }, { a: 'xy' })).toBe(false);
    expect(matches({ a: '[0-9]+' }, { a: 12 })).toBe(true);
    expect(matches({ a: '.+' }, { a: 1.5 })).toBe(false);
    expect(matches({ a: 'true' }, { a: true })).toBe(true);
    expect(matches({ a: 'true' }, { a: 'true' })).toBe(true);
    expect(matches({ a: '.' }, { a: '😀' })).toBe(true);
    expect(matches({ a: '(' }, { a: '(' })).toBe(false);
  });

  it('reads what looks like a list as the class of characters that it is', () => {
    expect(matches({ a: '[ab, cd]' }, { a: 'c' })).toBe(true);
    expect(matches({ a: '[ab, cd]' }, { a: 'cd' })).toBe(false);
  });

  it('wants every item of a list to fit, and every attribute to be set', () => {
    expect(matches({ a: 'x|y' }, { a: ['x', 'y'] })).toBe(true);
    expect(matches({ a: 'x|y' }, { a: ['x', 'z'] })).toBe(false);
    expect(matches({ a: ['x', 'y'] }, { a: [['x'], 'y'] })).toBe(true);
    expect(matches({ a: 'x' }, { a: [] })).toBe(true);
    expect(matches({ a: 'x' }, {})).toBe(false);
    expect(matches({ a: 'x' }, { a: null })).toBe(false);
    expect(matches({ a: 'x', b: 'y' }, { a: 'x' })).toBe(false);
  });

  it('fits maps within attributes', () => {
    expect(matches({ a: { b: 'x' } }, { a: { b: 'x', c: 'y' } })).toBe(true);
    expect(matches({ a: { b: 'x' } }, { a: [{ b: 'x' }, { b: 'x' }] })).toBe(true);
    expect(matches({ a: { b: 'x' } }, { a: [{ b: 'x' }, {}] })).toBe(false);
    expect(matches({ a: { b: 'x' } }, { a: 'x' })).toBe(false);
    expect(matches({ a: { b: '$MISSING' } }, { a: {} })).toBe(true);
  });

  it('takes alternatives at every level; $MISSING counts only alone', () => {
    expect(matches([{ a: 'x' }, { b: 'y' }], { b: 'y' })).toBe(true);
    expect(matches([{ a: 'x' }, { b: 'y' }], { b: 'x' })).toBe(false);
    expect(matches({ a: '$MISSING' }, {})).toBe(true);
    expect(matches({ a: '$MISSING' }, { a: false })).toBe(false);
    expect(matches({ a: ['$MISSING', 'x'] }, {})).toBe(false);
    expect(matches({ a: ['$MISSING', 'x'] }, { a: 'x' })).toBe(true);
  });

  it('compares with attributes of the other side, by value and not as text', () => {
    const slotAttributes = { x: 1, deep: { list: ['p', { q: true }] } };
    expect(matches({ a: '$SLOT(x)' }, { a: 1 }, { slotAttributes })).toBe(true);
    expect(matches({ a: '$SLOT(x)' }, { a: '1' }, { slotAttributes })).toBe(false);
    expect(matches({ a: '$SLOT(y)' }, { a: 1 }, { slotAttributes })).toBe(false);
    expect(matches({ a: '$SLOT(deep.list)' }, { a: ['p', { q: true }] }, { slotAttributes })).toBe(true);
    expect(matches({ a: '$SLOT(deep.list)' }, { a: ['p', { q: 'true' }] }, { slotAttributes })).toBe(false);
    expect(matches({ a: '$PLUG(b)' }, { a: 'x', b: 'x' })).toBe(true);
    expect(matches({ a: '$NOTHING' }, { a: 'x' })).toBe(false);
  });

  it('compares with the accounts of publishers', () => {
    expect(matches({ a: '$PLUG_PUBLISHER_ID' }, { a: 'ada' }, { publisherId: 'ada' })).toBe(true);
    expect(matches({ a: '$PLUG_PUBLISHER_ID' }, { a: 'ada' })).toBe(false);
    expect(matches({ a: '$SLOT_PUBLISHER_ID' }, { a: 'ada' }, { publisherId: 'ada' })).toBe(false);
    expect(matches({ a: '$SLOT_PUBLISHER_ID' }, { a: 'ada' }, { publisherId: 'ada', samePublisher: true })).toBe(true);
  });

  it('compares labels of compatibility', () => {
    const constraint = { a: '$SLOT_COMPAT(a)' };
    expect(matches(constraint, { a: 'gpu-2' }, { slotAttributes: { a: 'gpu-(1..3)' } })).toBe(true);
    expect(matches(constraint, { a: 'gpu-4' }, { slotAttributes: { a: 'gpu-(1..3)' } })).toBe(false);
    expect(matches(constraint, { a: 4 }, { slotAttributes: { a: 'gpu-(1..3)' } })).toBe(false);
    expect(matches({ a: '$PLUG_COMPAT(b)' }, { a: 'gpu-2', b: 'gpu-2' })).toBe(true);
  });

  it('has nothing to compare with at installation', () => {
    expect(attributesMatch({ a: '$PLUG(a)' }, { a: 'x' }, null)).toBe(false);
    expect(attributesMatch({ a: '$MISSING' }, {}, null)).toBe(true);
    expect(attributesMatch('x', {}, null)).toBe(false);
  });

  it('sees no attributes that were not given', () => {
    expect(matches({ constructor: '.+' }, {})).toBe(false);
    expect(matches({ toString: '$MISSING' }, {})).toBe(true);
    expect(matches({ a: '$SLOT(constructor.name)' }, { a: 'Object' })).toBe(false);
  });
});
