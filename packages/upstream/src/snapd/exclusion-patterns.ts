import { type GoText, replaceAll, text } from '../go/go-text.ts';

/**
 * Replaces the placeholder `###EXCL{PREFIX<>SUFFIX:PATTERNS}###` by rules that together permit every path but those that match
 * one of the patterns. A pattern is a path in which `*` stands for one name.
 */
export function exclusionPatterns(whole: GoText, patterns: readonly string[], prefix: string, suffix: string): GoText {
  const rules = pathsOutside(patterns).map((path) => `${prefix}${path}${suffix}`);
  return replaceAll(whole, `###EXCL{${prefix}<>${suffix}:${patterns.join(',')}}###`, text(rules.join('\n')));
}

/** One pattern for each length at which a path can begin to differ from all of those given. */
function pathsOutside(patterns: readonly string[]): readonly string[] {
  const common = commonStart(patterns);
  const longest = Math.max(...patterns.map(({ length }) => length));
  const outside: string[] = [];
  for (let length = 1; length < longest; length += 1) {
    // What may come next, by what stands before it.
    const next = new Map<string, Set<string>>();
    for (const pattern of patterns) {
      const character = pattern[length];
      if (character === undefined || character === '*' || (character === '/' && pattern[length - 1] === '*')) continue;
      const start = pattern.slice(0, length);
      next.set(start, (next.get(start) ?? new Set()).add(character));
    }
    if (next.size === 0) continue;
    const shared = common.slice(0, length);
    const ways = [...next]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([start, characters]) => `${start.slice(shared.length)}[^${[...characters].join('')}]`);
    outside.push(`${shared}${ways.length > 1 ? `{${ways.join(',')}}` : ways[0]}**`);
  }
  return outside;
}

function commonStart(texts: readonly string[]): string {
  let common = texts[0] ?? '';
  for (const other of texts) while (!other.startsWith(common)) common = common.slice(0, -1);
  return common;
}
