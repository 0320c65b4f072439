import { ConnectionAnswer } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { AUTO, knowledgeOf, MANUAL, policy } from '../knowledge/knowledge.fixture.ts';
import { answerConnection } from './answer-connection.ts';
import type { InterfaceFacts } from './declaration.ts';

const onBoth = { classic: true, core: true };
const rules = (slot: InterfaceFacts['declaration'] & object): InterfaceFacts => ({
  implicit: onBoth,
  declaration: slot,
});
const knowledge = knowledgeOf([
  policy('home', rules({ slot: { 'deny-connection': { 'plug-attributes': { read: 'all' } } } }), []),
  policy('camera', MANUAL, []),
  policy('network', AUTO, []),
  policy('labelled', rules({ slot: { 'allow-auto-connection': { 'plug-attributes': { a: '$SLOT(b)' } } } }), []),
  policy('bare', rules({ plug: { 'allow-installation': { 'plug-attributes': { x: '$MISSING' } } } }), []),
  policy('pattern', rules({ slot: { 'deny-auto-connection': { 'slot-attributes': { n: '.+' } } } }), []),
  policy('switch', rules({ plug: { 'allow-auto-connection': [{ 'plug-attributes': { p: ['true', 'q'] } }] } }), []),
  policy('kin', rules({ slot: { 'allow-auto-connection': { 'plug-publisher-id': ['$SLOT_PUBLISHER_ID'] } } }), []),
  policy('granted', rules({ plug: { 'allow-installation': 'false', 'deny-connection': 'true' } }), []),
]);

function answer(name: string, request: Parameters<typeof answerConnection>[2] = {}): ConnectionAnswer {
  const answered = answerConnection(knowledge, name, request);
  if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  // Strict: nothing that the contract does not have.
  expect(ConnectionAnswer.strict().parse(answered.value)).toEqual(answered.value);
  return answered.value;
}

const changes = (name: string, request: Parameters<typeof answer>[1] = {}) =>
  answer(name, request).otherwise.map(({ change, status }) => [change, status]);

describe('answerConnection', () => {
  it('tells what was asked, of the newest release where none was named', () => {
    expect(answer('camera')).toMatchObject({
      interface: 'camera',
      asked: { snapd: '2.70', system: 'classic' },
      status: 'manual',
    });
    expect(answer('camera', { snapd: '2.60', system: 'core', dangerous: true }).asked).toEqual({
      snapd: '2.60',
      system: 'core',
      dangerous: true,
    });
  });

  it('tells of what is not known, and what was perhaps meant', () => {
    expect(answerConnection(knowledge, 'camrea')).toEqual({
      ok: false,
      error: { code: 'unknown-interface', interface: 'camrea', near: ['camera'] },
    });
    expect(answerConnection(knowledge, 'camera', { snapd: '1.0' })).toEqual({
      ok: false,
      error: { code: 'unknown-release', release: '1.0', known: ['2.60', '2.70'] },
    });
  });

  it('finds what would change the answer', () => {
    const read = { kind: 'attribute', side: 'plug', attribute: 'read' };
    expect(changes('camera')).toEqual([]);
    expect(changes('home')).toEqual([[{ ...read, value: 'all' }, 'auto']]);
    expect(answer('home').otherwise[0]).toMatchObject({ connectable: false, autoConnects: true });
    expect(changes('home', { plugAttributes: { read: 'all' } })).toEqual([
      [{ kind: 'attribute-unset', side: 'plug', attribute: 'read' }, 'auto'],
      [{ kind: 'dangerous' }, 'auto'],
    ]);
    expect(changes('labelled')).toEqual([
      [{ kind: 'attribute-equal', side: 'plug', attribute: 'a', other: 'b' }, 'auto'],
    ]);
    expect(changes('bare')).toEqual([[{ kind: 'attribute-set', side: 'plug', attribute: 'x' }, 'store-install']]);
    expect(changes('pattern')).toEqual([[{ kind: 'attribute-set', side: 'slot', attribute: 'n' }, 'manual']]);
    expect(changes('switch')).toEqual([
      [{ kind: 'attribute', side: 'plug', attribute: 'p', value: true }, 'auto'],
      [{ kind: 'attribute', side: 'plug', attribute: 'p', value: 'q' }, 'auto'],
    ]);
    expect(changes('kin')).toEqual([[{ kind: 'same-publisher' }, 'auto']]);
    expect(changes('kin', { samePublisher: true })).toEqual([[{ kind: 'dangerous' }, 'manual']]);
    expect(changes('granted')).toEqual([[{ kind: 'dangerous' }, 'auto']]);
  });

  it('lives with attributes that are called like parts of objects', () => {
    const plugAttributes = JSON.parse('{"__proto__": {"read": "all"}, "constructor": 1}');
    expect(answer('home', { plugAttributes })).toMatchObject({ connectable: true });
  });
});
