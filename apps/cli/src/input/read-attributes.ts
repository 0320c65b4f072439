import type { Result } from '@whyblocked/confinement';

type Attributes = Record<string, unknown>;

/**
 * Attributes of plugs by interface, each given as INTERFACE.NAME=VALUE. A value that reads as JSON is that (`true`, `["a"]`), any other a
 * text.
 */
export function readAttributes(given: readonly string[]): Result<ReadonlyMap<string, Attributes>, string> {
  const byInterface = new Map<string, Attributes>();
  for (const one of given) {
    const match = /^([a-z0-9-]+)\.([a-z0-9-]+)=(.*)$/s.exec(one);
    const [, name, key, value] = match ?? [];
    if (name === undefined || key === undefined || value === undefined) {
      return { ok: false, error: `"${one}" is no attribute; write INTERFACE.NAME=VALUE, such as home.read=all.` };
    }
    byInterface.set(name, { ...byInterface.get(name), [key]: readValue(value) });
  }
  return { ok: true, value: byInterface };
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
