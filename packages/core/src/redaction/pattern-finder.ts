import { isKept } from './is-kept.ts';
import { matchesOf } from './matches-of.ts';
import type { Finder, Span } from './span.ts';
import { type Kind, kinds } from './token.ts';

export interface Structure {
  /** In small letters: the pattern is tried only on texts that hold one of these, in whatever case. */
  readonly near: readonly string[];
  /** With the flags d and g; what its groups named after kinds match is what identifies. */
  readonly pattern: RegExp;
}

/** Finds things by the structure they stand in: `user=ada`. */
export function patternFinder(structures: readonly Structure[]): Finder {
  return {
    find: (text) => {
      const lower = text.toLowerCase();
      const spans: Span[] = [];
      for (const { near, pattern } of structures) {
        if (!near.some((word) => lower.includes(word))) continue;
        for (const match of matchesOf(text, pattern)) {
          for (const [name, place] of Object.entries(match.indices?.groups ?? {})) {
            if (!isKind(name) || !place) continue;
            const [from, to] = place;
            const value = text.slice(from, to);
            if (value !== '' && !isKept(name, value)) spans.push({ from, to, kind: name, value });
          }
        }
      }
      return spans;
    },
  };
}

function isKind(name: string): name is Kind {
  return kinds.some((kind) => kind === name);
}
