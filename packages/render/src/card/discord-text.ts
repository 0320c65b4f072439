import { printable } from '../printable.ts';

/** Characters that begin something in Discord's Markdown wherever they stand: a backslash before any of them stops that. */
const SPECIAL = /[\\`*_~|<>[\]@]/g;
/** Addresses, `:emoji:` and, without any sign before it, the name of an invitation. */
const COLON = /:(?=\S)/g;
const INVITATION = /(discord(?:app)?)\.(?=gg|com)/gi;
/** At the beginning of a line: headings, small text, lists. */
const BEGINS = /^(?:[#+-]|\d{1,9}(?=[.)]))/;
/** Marks that pile up over each other and cover the lines around. */
const PILE = /(\p{M}{4})\p{M}+/gu;

/**
 * Text for one line of Discord's Markdown that shows it and is nothing else: no emphasis, heading, link, mention, emoji, time. That
 * nobody is notified is the matter of `allowed_mentions`. At most `room` UTF-16 units, cut at the end with "…".
 */
export function discordText(text: string, room: number = Number.POSITIVE_INFINITY): string {
  const escaped = shownText(text)
    .trim()
    .replace(SPECIAL, '\\$&')
    .replace(COLON, '\\:')
    .replace(INVITATION, '$1\\.')
    .replace(BEGINS, (begin) => (/\d/.test(begin) ? begin : `\\${begin}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
  return escaped.length <= room ? escaped : `${whole(escaped.slice(0, Math.max(0, room - 1)))}…`.slice(0, room);
}

/** A text on one line, all that hides or covers made visible. */
export function shownText(text: string): string {
  return printable(text).replace(PILE, '$1');
}

/** Text that was cut, without half a character and without a backslash that lost what it stood before. */
function whole(cut: string): string {
  const shown = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
  const backslashes = /\\*$/.exec(shown)?.[0].length ?? 0;
  return backslashes % 2 === 1 ? shown.slice(0, -1) : shown;
}
