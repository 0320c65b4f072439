import { shownText } from './discord-text.ts';

/** Discord has no longer fences: the first three backticks end a block. */
const FENCE = /`{3,}/g;
const INVITATION = /(discord(?:app)?)\.(?=gg|com)/gi;
/** Less of a line than this tells nothing. */
const SHORTEST = 12;

/**
 * Lines as a code block, closed wherever it is cut; empty where nothing of them fits into `room` UTF-16 units or they are blank.
 * Three backticks in a row become others that look like them, and an invitation is broken up, since in code nothing can be escaped.
 */
export function discordCode(lines: readonly string[], room: number, language = ''): string {
  const [before, after] = [`\`\`\`${language}\n`, '\n```'];
  let left = room - before.length - after.length;
  const shown: string[] = [];
  for (const [index, line] of lines.map(codeLine).entries()) {
    const isLast = index === lines.length - 1;
    const needed = line.length + (shown.length > 0 ? 1 : 0);
    // Where more comes there must be room to say that it was cut.
    if (needed + (isLast ? 0 : 2) <= left) {
      shown.push(line);
      left -= needed;
      continue;
    }
    const part = left - (shown.length > 0 ? 1 : 0) - 1;
    shown.push(part >= SHORTEST ? `${line.slice(0, part).replace(/[\ud800-\udbff]$/, '')}…` : '…');
    break;
  }
  const isBlank = shown.every((line) => line.trim() === '' || line === '…');
  return isBlank || left < 0 ? '' : `${before}${shown.join('\n')}${after}`;
}

/** The same whole, or nothing: half a command is another command. */
export function discordCodeWhole(lines: readonly string[], room: number, language = ''): string {
  const block = discordCode(lines, Number.POSITIVE_INFINITY, language);
  return block.length <= room ? block : '';
}

function codeLine(line: string): string {
  return shownText(line)
    .replace(FENCE, (run) => 'ˋ'.repeat(run.length))
    .replace(INVITATION, '$1[.]');
}
