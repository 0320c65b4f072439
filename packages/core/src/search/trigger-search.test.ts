import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TriggerSearch } from './trigger-search.ts';

const triggers = [
  'apparmor=',
  'operation=',
  'type=1326',
  'SECCOMP',
  'ermission denied',
  '"MESSAGE":[',
  'aaaaaaa',
  'aaaaaaab',
];
const search = new TriggerSearch(triggers);

function found(text: string, from = 0, to = Buffer.byteLength(text)): (readonly [number, string | undefined])[] {
  const hits = search.find(Buffer.from(text), from, to);
  return hits.starts.map((start, index) => [start, triggers[hits.triggers[index] ?? -1]]);
}

/** The same, looked for one by one. */
function lookedFor(text: string): (readonly [number, string | undefined])[] {
  const bytes = Buffer.from(text);
  const places: [number, string][] = [];
  for (const trigger of triggers) {
    for (let at = bytes.indexOf(trigger); at >= 0; at = bytes.indexOf(trigger, at + 1)) places.push([at, trigger]);
  }
  return places.sort(([a, x], [b, y]) => a - b || triggers.indexOf(x) - triggers.indexOf(y));
}

describe('TriggerSearch', () => {
  it('finds triggers wherever they stand, overlapping ones too', () => {
    for (const text of [
      '',
      'apparmor',
      'apparmor=',
      'x apparmor= operation=',
      'aaaaaaaab',
      'Permission denied, permission denied',
    ]) {
      expect(found(text)).toEqual(lookedFor(text));
    }
  });

  it('finds the same as a search for each one, in any text of any length', () => {
    const piece = fc.oneof(
      fc.constantFrom(...triggers),
      fc.string({ maxLength: 12 }),
      fc.constantFrom('a', 'aaa', 'appar', 'mor='),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(9000), (pieces, padding) => {
        const text = `${pieces.join('')}${'x'.repeat(padding)}${pieces.toReversed().join('')}`;
        expect(found(text)).toEqual(lookedFor(text));
      }),
    );
  });

  it('looks at nothing outside of its stretch', () => {
    expect(found('apparmor=apparmor=', 1, 18)).toEqual([[9, 'apparmor=']]);
    expect(found('apparmor=apparmor=', 0, 17)).toEqual([[0, 'apparmor=']]);
  });

  it('refuses what it cannot search', () => {
    expect(() => new TriggerSearch(['ab'])).toThrow('shorter');
  });
});
