import type { Result } from '@whyblocked/confinement';
import { attributeValue } from '@whyblocked/contract';

type Attributes = Record<string, unknown>;

/** Attributes of plugs by interface, each given as INTERFACE.NAME=VALUE with the value as in YAML or JSON. */
export function readAttributes(given: readonly string[]): Result<ReadonlyMap<string, Attributes>, string> {
  const byInterface = new Map<string, Attributes>();
  for (const one of given) {
    const match = /^([a-z0-9-]+)\.([a-z0-9-]+)=(.*)$/s.exec(one);
    const [, name, key, text] = match ?? [];
    if (name === undefined || key === undefined || text === undefined) {
      return { ok: false, error: `"${one}" is no attribute; write INTERFACE.NAME=VALUE, such as home.read=all.` };
    }
    const value = attributeValue(text);
    if (!value.ok) return { ok: false, error: `The value of ${name}.${key} has more than ${value.error.limit} parts.` };
    byInterface.set(name, { ...byInterface.get(name), [key]: value.value });
  }
  return { ok: true, value: byInterface };
}
