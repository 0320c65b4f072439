import type { InterfaceDetail, Verbs } from '@whyblocked/contract';

/** snapd's grammar (interfaces.ValidateInterfaceName): a letter, then letters and digits with single dashes between. */
const INTERFACE_NAME = /^[a-z](?:-?[a-z0-9])*$/;
const LONGEST_NAME = 100;

/** An interface by the name in an address; null when there is none, or none can be called so. */
export async function findInterface(verbs: Verbs, name: string | undefined): Promise<InterfaceDetail | null> {
  return isInterfaceName(name) ? verbs.getInterface(name) : null;
}

/** Whether an interface can be called so. */
export function isInterfaceName(name: string | undefined): name is string {
  return name !== undefined && name.length <= LONGEST_NAME && INTERFACE_NAME.test(name);
}
