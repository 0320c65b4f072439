import { matchesOf } from '../matches-of.ts';
import type { Finder, Span } from '../span.ts';

/** Pairs with colons, each run taken whole: how many there are decides what it is. */
const PAIRS = /(?<![\w:-])[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2})+(?![\w]|[:-][0-9A-Fa-f]{2})/g;
const DASHED = /(?<![\w-])(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}(?![\w-])/g;
/** Names of network interfaces that hold their address: `enx001122334455`. */
const NAMED = /(?<![A-Za-z0-9])(?:enx|wlx|wwx)([0-9a-f]{12})(?![A-Za-z0-9])/g;
/** An address, one with the longer number, and what netfilter logs as MAC=: two addresses and a type. */
const PAIR_COUNTS: ReadonlySet<number> = new Set([6, 8, 14]);

/** Addresses of network cards. Fingerprints and serial numbers are pairs too, but more or fewer. */
export const findHardwareAddresses: Finder = {
  find: (text) => {
    const spans: Span[] = [];
    const add = (value: string, from: number): void => {
      if (!/^(?:00[:-]?)+$|^(?:ff[:-]?)+$/i.test(value))
        spans.push({ from, to: from + value.length, kind: 'MAC', value });
    };
    if (text.includes(':')) {
      for (const match of matchesOf(text, PAIRS)) {
        if (PAIR_COUNTS.has((match[0].length + 1) / 3)) add(match[0], match.index);
      }
    }
    if (text.includes('-')) for (const match of matchesOf(text, DASHED)) add(match[0], match.index);
    for (const match of matchesOf(text, NAMED)) add(match[1] ?? '', match.index + 3);
    return spans;
  },
};
