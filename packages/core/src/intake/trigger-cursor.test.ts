import fc from 'fast-check';
import { expect, it } from 'vitest';
import { needlesFor, TriggerCursor } from './trigger-cursor.ts';

const triggers = ['apparmor=', 'type=1326', 'SECCOMP', 'AppArmor policy', '"MESSAGE":['];
const needles = needlesFor(triggers);

function all(text: string): number[] {
  const cursor = new TriggerCursor(text, needles);
  const found: number[] = [];
  for (let at = cursor.nextFrom(0); at >= 0; at = cursor.nextFrom(at + 1)) found.push(at);
  return found;
}

it('finds each literal where it stands, in order', () => {
  expect(all('x type=1326 … SECCOMP "MESSAGE":[1] AppArmor policy apparmor=')).toEqual([2, 14, 22, 36, 52]);
  expect(all('type=1400 Apparmor= apparmor:')).toEqual([]);
});

it('agrees with a plain search, whatever stands around the literals', () => {
  const piece = fc.oneof(
    fc.constantFrom(...triggers, '=', 'type=', 'apparmor', 'SECCOM', '\n'),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const offsets = Array.from({ length: text.length }, (_, at) => at);
      expect(all(text)).toEqual(offsets.filter((at) => triggers.some((trigger) => text.startsWith(trigger, at))));
    }),
  );
});
