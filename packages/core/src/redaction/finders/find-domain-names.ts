import { isPublicName } from '../is-kept.ts';
import { matchesOf } from '../matches-of.ts';
import { commonEndings, privateEndings, rarerEndings } from '../never-redacted.ts';
import type { Finder, Span } from '../span.ts';

/** Labels with full stops between them; each run is taken whole, so that every character is looked at once. */
const DOTTED = /(?<![\w.-])[A-Za-z0-9_][\w-]*(?:\.[A-Za-z0-9_][\w-]*)+/g;
const LONGEST_NAME = 253;
/** D-Bus names and packages begin with what domains end in; profiles of snaps and of paths are written with full stops as well. */
const OTHER_BEGINNINGS: ReadonlySet<string> = new Set(['com', 'org', 'io', 'snap', 'usr', 'etc', 'opt']);

/** Names with a domain, unless the domain is one that many speak of. */
export const findDomainNames: Finder = {
  find: (text) => {
    const spans: Span[] = [];
    if (!text.includes('.')) return spans;
    for (const match of matchesOf(text, DOTTED)) {
      const [value] = match;
      if (isPrivateName(value)) spans.push({ from: match.index, to: match.index + value.length, kind: 'HOST', value });
    }
    return spans;
  },
};

function isPrivateName(value: string): boolean {
  if (value.length > LONGEST_NAME) return false;
  const name = value.toLowerCase();
  const labels = name.split('.');
  const [first = ''] = labels;
  const last = labels.at(-1) ?? '';
  const isDomain = privateEndings.has(last) || commonEndings.has(last) || (labels.length > 2 && rarerEndings.has(last));
  return isDomain && !OTHER_BEGINNINGS.has(first) && !isPublicName(name);
}
