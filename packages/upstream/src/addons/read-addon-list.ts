import { AddonIdentity } from '@whyblocked/dataset';
import { parse } from 'yaml';
import { z } from 'zod';

/** Several times what the lists have now. The reader of YAML takes seconds for this much where it is nested all the way. */
const LONGEST_LIST = 64 * 1024;

const Text = z.union([z.string().max(200), z.number().transform(String)]);

const ListedAddon = z.object({
  name: AddonIdentity.shape.addon,
  description: z.string().max(5000).default(''),
  version: Text.nullish().transform((version) => version ?? ''),
  check_status: Text.default(''),
  supported_architectures: z
    .array(z.string().regex(/^[a-z0-9_]{1,20}$/, 'An architecture has small letters and digits.'))
    .max(50),
  confinement: z
    .string()
    .max(200)
    .regex(/strict|classic/, 'It names neither "strict" nor "classic", so MicroK8s offers the addon nowhere.')
    .optional(),
});
export type ListedAddon = z.infer<typeof ListedAddon>;

const AddonList = z.object({ 'microk8s-addons': z.object({ addons: z.array(ListedAddon).max(1000) }) });

export type AddonListResult =
  | { readonly ok: true; readonly value: readonly ListedAddon[] }
  | { readonly ok: false; readonly error: string };

/** Reads an addons.yaml, as MicroK8s does in `get_available_addons` of scripts/wrappers/common/utils.py. */
export function readAddonList(text: string): AddonListResult {
  if (text.length > LONGEST_LIST) return { ok: false, error: `It has ${text.length} characters.` };
  let document: unknown;
  try {
    document = parse(text, { version: '1.1' });
  } catch (error) {
    return { ok: false, error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' };
  }
  const parsed = AddonList.safeParse(document);
  if (!parsed.success) return { ok: false, error: z.prettifyError(parsed.error) };
  const { addons } = parsed.data['microk8s-addons'];
  const names = addons.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? { ok: true, value: addons } : { ok: false, error: `It lists ${twice} twice.` };
}
