const compiled = new Map<string, RegExp | null>();

/**
 * Whether an expression of a declaration fits the whole of a text. Expressions come from snapd's source, never from a paste,
 * and keep to what RE2 and JavaScript read alike; one that cannot be read fits nothing.
 */
export function wholeMatch(expression: string, text: string): boolean {
  let pattern = compiled.get(expression);
  if (pattern === undefined) {
    pattern = patternOf(expression);
    compiled.set(expression, pattern);
  }
  return pattern?.test(text) ?? false;
}

function patternOf(expression: string): RegExp | null {
  try {
    return new RegExp(`^(?:${expression})$`, 'u');
  } catch {
    return null;
  }
}
