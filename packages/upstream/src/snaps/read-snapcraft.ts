import { SnapName } from '@whyblocked/dataset';
import { parse, type Tags } from 'yaml';
import { z } from 'zod';

const Names = z.array(z.string()).nullish();
/** A plug or slot: nothing, the name of its interface, or attributes. */
const Side = z.record(z.string(), z.union([z.null(), z.string(), z.record(z.string(), z.json())])).nullish();

const user = { plugs: Names, slots: Names };
const App = z.object({
  ...user,
  daemon: z.string().optional(),
  extensions: Names,
  'activates-on': Names,
  passthrough: z.object({ ...user, daemon: z.string().optional() }).nullish(),
});
const Hook = z.object(user).nullable();

const Snapcraft = z.object({
  name: SnapName,
  base: z.string().optional(),
  'build-base': z.string().optional(),
  confinement: z.enum(['strict', 'classic', 'devmode']).default('strict'),
  plugs: Side,
  slots: Side,
  apps: z.record(z.string(), App).nullish(),
  hooks: z.record(z.string(), Hook).nullish(),
  passthrough: z.object({ plugs: Side, slots: Side, hooks: z.record(z.string(), Hook).nullish() }).nullish(),
});
export type Snapcraft = z.infer<typeof Snapcraft>;

/** Where snapcraft looks for the declaration of a snap, in its order. */
export const SNAPCRAFT_PLACES = [
  'snap/snapcraft.yaml',
  'build-aux/snap/snapcraft.yaml',
  'snapcraft.yaml',
  '.snapcraft.yaml',
] as const;

/** Reads a snapcraft.yaml as snapcraft does, which is YAML 1.1 with merge keys; what tells nothing of plugs is passed over. */
export function readSnapcraft(
  text: string,
): { readonly ok: true; readonly value: Snapcraft } | { readonly ok: false; readonly error: string } {
  let document: unknown;
  try {
    document = parse(text, { version: '1.1', merge: true, customTags: withoutFloats });
  } catch (error) {
    return { ok: false, error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' };
  }
  const parsed = Snapcraft.safeParse(document);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: z.prettifyError(parsed.error) };
}

/** This reader takes a lone "." for a number, which is a path here; numbers with a fraction stand in no plug. */
function withoutFloats(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:float');
}
