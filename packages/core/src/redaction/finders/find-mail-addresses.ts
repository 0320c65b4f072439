import { matchesOf } from '../matches-of.ts';
import { commonEndings, privateEndings, rarerEndings } from '../never-redacted.ts';
import type { Finder, Span } from '../span.ts';

const ADDRESS = /(?<![\w.+%-])[\w.+%-]{1,64}@([A-Za-z0-9][\w-]{0,62}(?:\.[A-Za-z0-9][\w-]{0,62}){1,8})/g;

/** Mail addresses, of public domains too: what stands before the domain is a person. `git@` is none. */
export const findMailAddresses: Finder = {
  find: (text) => {
    const spans: Span[] = [];
    if (!text.includes('@')) return spans;
    for (const match of matchesOf(text, ADDRESS)) {
      const [value, domain = ''] = match;
      const ending = domain.slice(domain.lastIndexOf('.') + 1).toLowerCase();
      const isDomain = commonEndings.has(ending) || rarerEndings.has(ending) || privateEndings.has(ending);
      if (isDomain && !value.startsWith('git@')) {
        spans.push({ from: match.index, to: match.index + value.length, kind: 'MAIL', value });
      }
    }
    return spans;
  },
};
