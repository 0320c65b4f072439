import { type DeclarationValue, factKey, type InterfacePolicy, type PolicyFact } from '@whyblocked/dataset';
import { asText } from '../go/go-text.ts';
import { type GoValue, textOf } from '../go/go-value.ts';
import { Interpreter } from '../go/interpret.ts';
import { methodOf } from '../go/method-of.ts';
import { type Conjunction, simplified } from '../go/policy-condition.ts';
import { attributeShapes } from './attribute-shapes.ts';
import { type Facts, factsOfCall, type PlacedFact } from './facts-of-calls.ts';
import { type RegisteredInterface, returned } from './find-interfaces.ts';
import { parseHeaders } from './parse-headers.ts';
import { SnapdOutside } from './snapd-outside.ts';
import type { SnapdSource } from './snapd-source.ts';

const BACKENDS = ['AppArmor', 'SecComp', 'UDev', 'KMod', 'Mount', 'DBus', 'Systemd'] as const;
const SIDES = [
  { method: 'ConnectedPlug', side: 'plug', stage: 'connected' },
  { method: 'ConnectedSlot', side: 'slot', stage: 'connected' },
  { method: 'PermanentPlug', side: 'plug', stage: 'permanent' },
  { method: 'PermanentSlot', side: 'slot', stage: 'permanent' },
] as const;

/** Everything that is stored of one interface, with the places of its facts. */
export interface ImportedInterface {
  readonly policy: InterfacePolicy;
  readonly placed: readonly PlacedFact[];
}

export function interfacePolicyOf(source: SnapdSource, registered: RegisteredInterface): ImportedInterface {
  const { name, struct, info } = registered;
  const { interfaces: pkg } = source;
  const parts: Facts[] = [];
  const shapes = attributeShapes(source, struct);
  for (const backend of BACKENDS) {
    for (const { method, side, stage } of SIDES) {
      const declaration = methodOf(pkg, struct.type, `${backend}${method}`);
      if (!declaration) continue;
      const outside = new SnapdOutside(source, shapes);
      const run = new Interpreter(pkg, outside);
      run.run(declaration, struct);
      parts.push({ facts: [], leftOut: [...run.leftOut] });
      parts.push(...outside.calls.map((call) => factsOfCall(backend, { side, stage }, call)));
    }
  }
  parts.push(serviceFacts(source, registered));
  const declaration = { plug: rulesOf(info, 'Plugs', name), slot: rulesOf(info, 'Slots', name) };
  const leftOut = [...new Set([...parts.flatMap((part) => part.leftOut), ...unread(info, declaration)])].sort();
  const placed = withFewestConditions(parts.flatMap(({ facts }) => facts));
  const autoConnect = returned(source, struct, 'AutoConnect');
  return {
    placed,
    policy: {
      header: {
        interface: name,
        complete: leftOut.length === 0,
        ...(leftOut.length === 0 ? {} : { 'left-out': leftOut }),
        implicit: { classic: implicit(info.get('ImplicitOnClassic')), core: implicit(info.get('ImplicitOnCore')) },
        ...(autoConnect?.kind === 'boolean' && !autoConnect.value ? { 'no-auto-connect': true as const } : {}),
        declaration: {
          ...(declaration.plug === undefined ? {} : { plug: declaration.plug }),
          ...(declaration.slot === undefined ? {} : { slot: declaration.slot }),
        },
      },
      facts: placed.map(({ fact }) => fact),
    },
  };
}

/** What a plug adds to the units of the snap's services. */
function serviceFacts(source: SnapdSource, { struct }: RegisteredInterface): Facts {
  const declaration = methodOf(source.interfaces, struct.type, 'ServicePermanentPlug');
  if (!declaration) return { facts: [], leftOut: [] };
  const run = new Interpreter(source.interfaces, new SnapdOutside(source));
  const { file, line } = declaration;
  const facts = run.run(declaration, struct).flatMap(({ value, state }) =>
    (value.kind === 'list' ? value.items : []).flatMap((item) => {
      const setting = asText(item)?.text;
      if (setting === undefined) return [];
      const when = state.conditions as unknown as PolicyFact['when'];
      const fact: PolicyFact = {
        side: 'plug',
        stage: 'permanent',
        backend: 'service',
        kind: 'service',
        setting,
        when,
        at: declaration.name,
      };
      return [{ fact, file, line, begins: line }];
    }),
  );
  return { facts, leftOut: [...run.leftOut] };
}

/** The same fact under several conditions is said with as few as will do. */
function withFewestConditions(facts: readonly PlacedFact[]): readonly PlacedFact[] {
  const groups = new Map<string, PlacedFact[]>();
  for (const placed of facts) {
    const { side, stage, backend, at, replaces } = placed.fact;
    const key = `${side} ${stage} ${backend} ${String(replaces)} ${factKey(placed.fact)} ${at}`;
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const alternatives = simplified(group.map(({ fact }) => (fact.when ?? []) as Conjunction));
    return alternatives.map((when) => ({
      ...first,
      fact: { ...first.fact, when: [...when] } as PolicyFact,
    }));
  });
}

function implicit(value: GoValue | undefined): boolean | 'run-time' {
  if (value === undefined) return false;
  return value.kind === 'boolean' ? value.value : 'run-time';
}

function rulesOf(
  info: ReadonlyMap<string, GoValue>,
  side: 'Plugs' | 'Slots',
  name: string,
): DeclarationValue | undefined {
  const text = textOf(info.get(`BaseDeclaration${side}`));
  return text === undefined || text.trim() === '' ? undefined : parseHeaders(text)?.[name];
}

/** A declaration that is there and could not be read is left out, and said to be. */
function unread(
  info: ReadonlyMap<string, GoValue>,
  read: { readonly plug: unknown; readonly slot: unknown },
): readonly string[] {
  return (['Plugs', 'Slots'] as const)
    .filter((side) => {
      const value = info.get(`BaseDeclaration${side}`);
      const empty = value === undefined || textOf(value)?.trim() === '';
      return !empty && read[side === 'Plugs' ? 'plug' : 'slot'] === undefined;
    })
    .map((side) => `StaticInfo: BaseDeclaration${side} is not understood`);
}
