import type { Variables } from '@whyblocked/confinement';

const VARIABLE = /@\{([A-Za-z][A-Za-z0-9_]*)\}/g;

/** The variables that stand in these texts, and those in their values. */
export function usedVariables(texts: readonly string[], variables: Variables): Record<string, string[]> {
  const used: Record<string, string[]> = {};
  const open = [...texts];
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    for (const [, name = ''] of text.matchAll(VARIABLE)) {
      const values = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (values === undefined || Object.hasOwn(used, name)) continue;
      used[name] = [...values];
      open.push(...values);
    }
  }
  return used;
}
