import type { DeclarationValue, InterfacePolicy } from '@whyblocked/dataset';
import type { GoPackage } from '../go/go-package.ts';
import { type GoValue, textOf } from '../go/go-value.ts';
import { methodOf } from '../go/method-of.ts';
import { type Facts, factsOfCall, type PlacedFact } from './facts-of-calls.ts';
import { type RegisteredInterface, returned } from './find-interfaces.ts';
import { interpretMethod } from './interpret-method.ts';
import { parseHeaders } from './parse-headers.ts';

const BACKENDS = ['AppArmor', 'SecComp', 'UDev', 'KMod', 'Mount', 'DBus'] as const;
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

export function interfacePolicyOf(pkg: GoPackage, registered: RegisteredInterface): ImportedInterface {
  const { name, struct, info } = registered;
  const parts: Facts[] = [];
  for (const backend of BACKENDS) {
    for (const { method, side, stage } of SIDES) {
      const declaration = methodOf(pkg, struct.type, `${backend}${method}`);
      if (!declaration) continue;
      const { calls, computed } = interpretMethod(pkg, declaration, struct);
      parts.push({ facts: [], leftOut: computed }, ...calls.map((call) => factsOfCall(backend, { side, stage }, call)));
    }
  }
  const declaration = { plug: rulesOf(info, 'Plugs', name), slot: rulesOf(info, 'Slots', name) };
  const leftOut = [...new Set([...parts.flatMap((part) => part.leftOut), ...unread(info, declaration)])].sort();
  const placed = parts.flatMap(({ facts }) => facts);
  const autoConnect = returned(pkg, struct, 'AutoConnect');
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
