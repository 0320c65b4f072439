import type { Block } from '../answer/block.ts';
import { pastedLines, patchLines } from '../render-text.ts';
import { sourceText, sourceUrl } from '../sentences/source-text.ts';
import { shellWords } from '../shell-words.ts';
import { discordCode, discordCodeWhole } from './discord-code.ts';
import { discordText } from './discord-text.ts';

/** A name that may stand in an address as it is. */
const PAGE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** An address in which nothing ends a link of Discord's Markdown. */
const LINKABLE = /^https:\/\/[A-Za-z0-9._~%/#?=&:+,;@-]+$/;
/** A sentence of which less would be left is not begun. */
const SHORTEST = 40;
/** A line in a card is read on a telephone; where there is room without end, nothing is cut. */
const LISTED_CHARS = 300;

export interface DiscordStyle {
  /** UTF-16 units that the text may have. */
  readonly room: number;
  /** "https://why.example", where pages of the knowledge are. */
  readonly publicUrl?: string | undefined;
}

/**
 * A block in Discord's Markdown; empty where it says nothing or does not fit. Sentences, lists and pasted lines are cut, which shows;
 * commands and patches are whole or not there.
 */
export function discordBlock(block: Block, { room, publicUrl }: DiscordStyle): string {
  const most = room === Number.POSITIVE_INFINITY ? room : LISTED_CHARS;
  switch (block.kind) {
    case 'headline':
      return line('### ', block.text, room);
    case 'heading':
      return line('**', block.text, room, '**');
    case 'paragraph':
    case 'folded':
      return line('', block.text, room);
    case 'note':
      return line('-# ', block.text, room);
    case 'list':
      return listed(
        block.items.map((item) => `- ${discordText(item, most)}`),
        room,
      );
    case 'command':
      return discordCodeWhole([shellWords(block.argv)], room, 'sh');
    case 'patch':
      return discordCodeWhole(patchLines(block.text), room, 'yaml');
    case 'rule': {
      const about = `-# ${discordText(`(${block.about})`, most)}`;
      const code = discordCode([block.rule], room - about.length - 1);
      return code === '' ? '' : `${code}\n${about}`;
    }
    case 'evidence':
      return discordCode(
        block.lines.flatMap(({ file, line: at, text }) =>
          pastedLines(text).map((part, index) => `${file === undefined ? '' : `${file}:`}${at + index} | ${part}`),
        ),
        room,
      );
    case 'reference': {
      const url = publicUrl !== undefined && PAGE_NAME.test(block.name) && `${publicUrl}/${block.page}/${block.name}`;
      if (!url && block.page === 'interfaces') return '';
      return whole(`-# ${discordText(block.text)}: ${url ? linked(block.name, url) : discordText(block.name)}`, room);
    }
    case 'sources':
      return listed(
        block.sources.map((source) => {
          const url = sourceUrl(source);
          const text = sourceText(source);
          return `-# ${url === undefined ? discordText(text, most) : linked(text, url)}`;
        }),
        room,
      );
  }
}

/** Blocks one after the other, as many as there is room for. `isWhole`: nothing was cut or left out. */
export function discordBlocks(
  blocks: readonly Block[],
  { room, publicUrl }: DiscordStyle,
): { readonly text: string; readonly isWhole: boolean; readonly left: readonly Block[] } {
  const parts: string[] = [];
  let free = room;
  let isWhole = true;
  for (const [index, block] of blocks.entries()) {
    const joint = parts.length === 0 ? 0 : 1;
    const whole = discordBlock(block, { room: Number.POSITIVE_INFINITY, publicUrl });
    if (whole === '') continue;
    const part = discordBlock(block, { room: free - joint, publicUrl });
    if (part === '') return { text: parts.join('\n'), isWhole: false, left: blocks.slice(index) };
    isWhole &&= part === whole;
    parts.push(part);
    free -= part.length + joint;
  }
  return { text: parts.join('\n'), isWhole, left: [] };
}

function line(before: string, text: string, room: number, after = ''): string {
  const free = room - before.length - after.length;
  const told = discordText(text, free);
  return told === '' || (told.endsWith('…') && free < SHORTEST) ? '' : `${before}${told}${after}`;
}

/** As many lines as fit; the last says that there are more. */
function listed(lines: readonly string[], room: number): string {
  const all = lines.join('\n');
  if (all.length <= room) return all;
  const kept: string[] = [];
  let free = room - '- …'.length;
  for (const one of lines) {
    if (one.length + 1 > free) break;
    kept.push(one);
    free -= one.length + 1;
  }
  return kept.length === 0 ? '' : [...kept, '- …'].join('\n');
}

/** A link that shows its text; brackets in it would end it, and one that shows an address is none to Discord. */
function linked(text: string, url: string): string {
  if (/https?:/.test(text) && LINKABLE.test(url)) return `<${url}>`;
  const shown = discordText(text.replaceAll('[', '(').replaceAll(']', ')'), LISTED_CHARS);
  return LINKABLE.test(url) ? `[${shown}](<${url}>)` : shown;
}

function whole(text: string, room: number): string {
  return text.length <= room ? text : '';
}
