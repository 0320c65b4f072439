import { orderedFact, type PolicyFact } from '@whyblocked/dataset';
import { type GoText, originOf } from '../go/go-text.ts';
import { type GoValue, textOf } from '../go/go-value.ts';
import { Interpreter } from '../go/interpret.ts';
import { methodOf } from '../go/method-of.ts';
import { type Conjunction, conjoin, factName } from '../go/policy-condition.ts';
import type { PlacedFact } from '../releases/placed-fact.ts';
import type { RegisteredInterface } from './find-interfaces.ts';
import { parseHeaders } from './parse-headers.ts';
import { SnapdOutside } from './snapd-outside.ts';
import type { SnapdSource } from './snapd-source.ts';

const SIDES = [
  { field: 'BaseDeclarationPlugs', side: 'plug' },
  { field: 'BaseDeclarationSlots', side: 'slot' },
] as const;
const SYSTEMS = [
  { field: 'ImplicitOnClassic', system: 'classic' },
  { field: 'ImplicitOnCore', system: 'core' },
] as const;

type Place = Omit<PlacedFact, 'fact'>;

/** That the interface is there, who provides its slot, and what snapd's base declaration says of installing and connecting it. */
export function declarationFacts(source: SnapdSource, registered: RegisteredInterface): readonly PlacedFact[] {
  const { name, file, line } = registered;
  const here: Place = { file, line, begins: line };
  return [
    placed({ kind: 'interface', at: `registers ${name}` }, here),
    ...SIDES.flatMap(({ field, side }) => rulesOf(registered, field, side, here)),
    ...SYSTEMS.flatMap(({ field, system }) => implicitFacts(registered, field, system, here)),
    ...autoConnectFacts(source, registered),
  ];
}

/** One side of the base declaration; one that is not understood is left out, and said to be. */
function rulesOf(
  { name, infos }: RegisteredInterface,
  field: string,
  side: 'plug' | 'slot',
  here: Place,
): readonly PlacedFact[] {
  const text = infos.map(({ fields }) => fields.get(field)).find((value) => value !== undefined);
  if (text === undefined || textOf(text)?.trim() === '') return [];
  const common = { side, stage: 'permanent' } as const;
  const rules = text.kind === 'text' ? parseHeaders(text.text)?.[name] : undefined;
  if (text.kind !== 'text' || rules === undefined) {
    return [placed({ ...common, kind: 'left-out', why: `${field} is not understood`, at: 'StaticInfo' }, here)];
  }
  const place = placeOf(text);
  return [placed({ ...common, kind: 'declaration', rules, at: place?.at ?? 'StaticInfo' }, place ?? here)];
}

function placeOf(text: GoText): (Place & { readonly at: string }) | undefined {
  const origin = originOf(text, 0);
  return origin && { at: origin.at, file: origin.file, line: origin.begins, begins: origin.begins };
}

/** Where the system provides the slot, and what that depends on there. */
function implicitFacts(
  { infos }: RegisteredInterface,
  field: string,
  system: 'classic' | 'core',
  here: Place,
): readonly PlacedFact[] {
  return infos.flatMap(({ fields, conditions }) => {
    const value = fields.get(field);
    if (value === undefined || (value.kind === 'boolean' && !value.value)) return [];
    const also =
      value.kind === 'unknown' ? [value.test ?? ({ fact: factName(value.name), op: 'eq', value: true } as const)] : [];
    const when = onSystem([...conditions, ...also], system);
    if (!when) return [];
    return [
      placed(
        {
          side: 'slot',
          stage: 'permanent',
          kind: 'implicit',
          on: system,
          when: when as unknown as PolicyFact['when'],
          at: 'StaticInfo',
        },
        here,
      ),
    ];
  });
}

/** The conditions that are left when the system is known; undefined where they do not hold there. */
function onSystem(conditions: Conjunction, system: string): Conjunction | undefined {
  const together = conditions.reduce<Conjunction | undefined>(
    (now, one) => now && conjoin(now, one),
    [{ fact: 'system', op: 'eq', value: system }],
  );
  return together?.filter(({ fact }) => fact !== 'system');
}

/** Code that refuses to connect by itself, whatever the declaration says. */
function autoConnectFacts(source: SnapdSource, { struct }: RegisteredInterface): readonly PlacedFact[] {
  const declaration = methodOf(source.interfaces, struct.type, 'AutoConnect');
  if (!declaration) return [];
  const { file, line, name } = declaration;
  const results = new Interpreter(source.interfaces, new SnapdOutside(source)).run(declaration, struct);
  return results.flatMap(({ value, state }) => {
    const when = refusing(value, state.conditions);
    if (!when) return [];
    const fact = {
      side: 'plug',
      stage: 'permanent',
      kind: 'no-auto-connect',
      when: when as unknown as PolicyFact['when'],
      at: name,
    } as const;
    return [placed(fact, { file, line, begins: line })];
  });
}

function refusing(value: GoValue, conditions: Conjunction): Conjunction | undefined {
  if (value.kind === 'boolean') return value.value ? undefined : conditions;
  if (value.kind !== 'unknown') return undefined;
  return conjoin(conditions, { fact: factName(value.name), op: 'eq', value: false });
}

function placed(fact: Omit<PolicyFact, 'backend'>, { file, line, begins }: Place): PlacedFact {
  return { fact: orderedFact({ ...fact, backend: 'declaration' } as PolicyFact), file, line, begins };
}
