import type { PolicyFact } from '@whyblocked/dataset';
import { asText } from '../go/go-text.ts';
import { Interpreter } from '../go/interpret.ts';
import { methodOf } from '../go/method-of.ts';
import { leftOutFacts } from '../releases/left-out-facts.ts';
import type { PlacedFact } from '../releases/placed-fact.ts';
import { attributeShapes } from './attribute-shapes.ts';
import { declarationFacts } from './declaration-facts.ts';
import { factsOfCall } from './facts-of-calls.ts';
import type { RegisteredInterface } from './find-interfaces.ts';
import { SnapdOutside } from './snapd-outside.ts';
import type { SnapdSource } from './snapd-source.ts';
import { withFewestConditions } from './with-fewest-conditions.ts';

const BACKENDS = [
  { method: 'AppArmor', backend: 'apparmor' },
  { method: 'SecComp', backend: 'seccomp' },
  { method: 'UDev', backend: 'udev' },
  { method: 'KMod', backend: 'kmod' },
  { method: 'Mount', backend: 'mount' },
  { method: 'DBus', backend: 'dbus' },
  { method: 'Systemd', backend: 'service' },
] as const;
const SIDES = [
  { method: 'ConnectedPlug', side: 'plug', stage: 'connected' },
  { method: 'ConnectedSlot', side: 'slot', stage: 'connected' },
  { method: 'PermanentPlug', side: 'plug', stage: 'permanent' },
  { method: 'PermanentSlot', side: 'slot', stage: 'permanent' },
] as const;

/** Everything that the source says of one interface; what is not followed is a fact of kind "left-out". */
export function interfaceFacts(source: SnapdSource, registered: RegisteredInterface): readonly PlacedFact[] {
  const { struct } = registered;
  const shapes = attributeShapes(source, struct);
  const facts: PlacedFact[] = [...serviceFacts(source, registered), ...declarationFacts(source, registered)];
  for (const { method: ofBackend, backend } of BACKENDS) {
    for (const { method: ofSide, side, stage } of SIDES) {
      const declaration = methodOf(source.interfaces, struct.type, ofBackend + ofSide);
      if (!declaration) continue;
      const outside = new SnapdOutside(source, shapes);
      const run = new Interpreter(source.interfaces, outside);
      run.run(declaration, struct);
      const parts = outside.calls.map((call) => factsOfCall(ofBackend, { side, stage }, call));
      facts.push(...parts.flatMap((part) => part.facts));
      const leftOut = [...run.leftOut, ...parts.flatMap((part) => part.leftOut)];
      facts.push(...leftOutFacts({ side, stage, backend }, leftOut, declaration));
    }
  }
  return withFewestConditions(facts);
}

/** What a plug adds to the units of the snap's services. */
function serviceFacts(source: SnapdSource, { struct }: RegisteredInterface): readonly PlacedFact[] {
  const declaration = methodOf(source.interfaces, struct.type, 'ServicePermanentPlug');
  if (!declaration) return [];
  const side = { side: 'plug', stage: 'permanent', backend: 'service' } as const;
  const run = new Interpreter(source.interfaces, new SnapdOutside(source));
  const { file, line } = declaration;
  const facts = run.run(declaration, struct).flatMap(({ value, state }) =>
    (value.kind === 'list' ? value.items : []).flatMap((item) => {
      const setting = asText(item)?.text;
      if (setting === undefined) return [];
      const when = state.conditions as unknown as PolicyFact['when'];
      const fact: PolicyFact = { ...side, kind: 'service', setting, when, at: declaration.name };
      return [{ fact, file, line, begins: line }];
    }),
  );
  return [...facts, ...leftOutFacts(side, [...run.leftOut], declaration)];
}
