/** The name of a user as source of a pattern (flag u): ends in no full stop, since sentences do. */
export const USER = String.raw`(?<USER>[\p{L}_](?:[\p{L}\p{N}_.-]{0,62}[\p{L}\p{N}_$-])?)`;

/** The name of a host as source of a pattern, one label or several. */
export const HOST = `(?<HOST>[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,126}[A-Za-z0-9])?)`;

/** A quotation mark, escaped where the text stands within JSON. */
export const QUOTE = String.raw`(?:\\{0,3}["'])`;
