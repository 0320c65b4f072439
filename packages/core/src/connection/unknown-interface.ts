import type { UnknownInterface } from '@whyblocked/contract';
import { nearNames } from './near-names.ts';

/** That no interface is called so, and which were perhaps meant. */
export function unknownInterface(name: string, known: readonly { readonly name: string }[]): UnknownInterface {
  const names = known.map((one) => one.name);
  return { code: 'unknown-interface', interface: name, near: nearNames(name, names) };
}
