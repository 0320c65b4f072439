import { type Addon, AddonReference, type AddonVerbs, type Answer, type UnknownAddon } from '@whyblocked/contract';

/** An addon by the name in an address. */
export async function findAddon({ getAddon }: AddonVerbs, reference: string | undefined): Answer<Addon, UnknownAddon> {
  const named = AddonReference.safeParse(reference);
  return named.success ? getAddon(named.data) : { ok: false, error: { code: 'unknown-addon', addon: '', near: [] } };
}
