import type { GoText } from '../go/go-text.ts';
import type { PlacedFact } from '../releases/placed-fact.ts';

/** The rules of a D-Bus daemon's policy: who may own a name, and send to it. */
export function busPolicyFacts(
  snippet: GoText,
  placed: (fact: Record<string, unknown>) => PlacedFact,
): readonly PlacedFact[] {
  const facts: PlacedFact[] = [];
  const who: string[] = [];
  // Comments hold no rules.
  const text = snippet.text.replace(/<!--[\s\S]*?-->/g, '');
  for (const [, closing, name, attributes] of text.matchAll(/<(\/?)(policy|allow|deny)\b([^<>]*)>/g)) {
    if (name === 'policy') {
      if (closing) who.pop();
      else who.push([...attributesOf(attributes ?? '')].map(([key, value]) => `${key}=${value}`).join(' '));
    } else {
      const rule = Object.fromEntries(
        [...attributesOf(attributes ?? '')].map(([key, value]) => [key.replaceAll('_', '-'), value]),
      );
      facts.push(placed({ kind: 'bus-policy', verdict: name ?? '', who: who.at(-1) ?? '', ...rule }));
    }
  }
  return facts;
}

function* attributesOf(text: string): Generator<readonly [string, string]> {
  for (const [, name, value] of text
    .replace(/###([A-Z_]+)###/g, (_, hole: string) => `[[${hole.toLowerCase().replaceAll('_', '-')}]]`)
    .matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)) {
    if (name !== undefined && value !== undefined) yield [name, value.replaceAll('[[', '<<').replaceAll(']]', '>>')];
  }
}
