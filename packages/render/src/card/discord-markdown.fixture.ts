/**
 * What Discord's clients make of a text, as far as it matters whether pasted text stays text. Rules as its documentation lists
 * them, each tried at every place, the first that fits wins.
 */
export interface DiscordToken {
  readonly kind: string;
  readonly text: string;
}

type Rule = readonly [kind: string, pattern: RegExp, shown?: (match: RegExpExecArray) => string];

const AT_LINE_BEGIN: readonly Rule[] = [
  ['heading', /^ *#{1,3}[ \t]+(?=\S)/y],
  ['subtext', /^ *-#[ \t]+(?=\S)/y],
  ['quote', /^ *>(?:>>)? /y],
  ['list', /^ *(?:[-*+]|\d+[.)])[ \t]+(?=\S)/y],
];

const ANYWHERE: readonly Rule[] = [
  ['code-block', /```(?:([a-z0-9_+\-.#]+?)\n)?\n*([^\n][\s\S]*?)\n*```/iy, (match) => match[2] ?? ''],
  ['escaped', /\\([^0-9A-Za-z\s])/y, (match) => match[1] ?? ''],
  ['auto-link', /<(?:https?|steam|mailto|tel|discord):[^\s>]+>/iy],
  ['link', /\[(?:\\.|[^\]\\])*\]\(\s*<?(?:\\.|[^\s\\])*?>?\s*\)/y],
  ['url', /(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/iy],
  ['invitation', /(?:discord(?:app)?\.com\/invite|discord\.gg)\/[\w-]+/iy],
  ['mention', /<(?:@[!&]?|#)\d+>|@(?:everyone|here)\b/y],
  ['guild-link', /<id:[^>]+>|<\/[^>]+:\d+>/y],
  ['emoji', /<a?:\w+:\d+>|:[^\s:]+?:/y],
  ['time', /<t:-?\d+(?::[tTdDfFRsS])?>/y],
  ['inline-code', /(`+)(?!`)[\s\S]*?[^`]\1(?!`)/y],
  ['spoiler', /\|\|[\s\S]+?\|\|/y],
  ['strong', /\*\*(?:\\[\s\S]|[^\\])+?\*\*(?!\*)/y],
  ['underline', /__(?:\\[\s\S]|[^\\])+?__(?!_)/y],
  ['emphasis', /\*(?=\S)(?:\\[\s\S]|[^\\*])+?\S?\*(?!\*)|\b_(?:\\[\s\S]|[^\\_])+?_\b/y],
  ['strike', /~~(?=\S)[\s\S]*?\S~~/y],
];

/** The tokens of a text in order; runs of plain text and of escaped characters are one. */
export function readDiscord(markdown: string): readonly DiscordToken[] {
  const tokens: { kind: string; text: string }[] = [];
  const push = (kind: string, text: string): void => {
    const last = tokens.at(-1);
    if (last?.kind === 'text' && kind === 'text') last.text += text;
    else tokens.push({ kind, text });
  };
  for (let at = 0; at < markdown.length; ) {
    const isLineBegin = at === 0 || markdown[at - 1] === '\n';
    const found = firstMatch(isLineBegin ? [...AT_LINE_BEGIN, ...ANYWHERE] : ANYWHERE, markdown, at);
    if (found) {
      push(found.kind === 'escaped' ? 'text' : found.kind, found.text);
      at += found.length;
      continue;
    }
    push('text', markdown[at] ?? '');
    at += 1;
  }
  return tokens;
}

function firstMatch(rules: readonly Rule[], text: string, at: number) {
  for (const [kind, pattern, shown] of rules) {
    const sticky = new RegExp(pattern.source.replace(/^\^/, ''), pattern.flags);
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (match) return { kind, text: shown ? shown(match) : match[0], length: match[0].length };
  }
  return undefined;
}
