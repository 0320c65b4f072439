import { TerminalControls } from './terminal-controls.ts';

/** An escape as rsyslog ("#033") and pagers ("^[", "ESC") show it. */
const shown = /(?:#033|\^\[|\bESC)\[[\d;]{0,30}[mK]/g;
/** What `grep --color` writes, when a page or a chat has dropped its escapes. */
const colouredMatch = /\[(?:\d{1,2};)?\d{1,2}m\[K([^[]{0,400})\[m\[K/g;

/** Without colours that a tool on the way made visible, or that were still encoded when the document was decoded. */
export function withoutShownEscapes(text: string): string {
  const plain = text.includes('\x1b') ? withoutEscapes(text) : text;
  const bare = /#033\[|\^\[\[|ESC\[/.test(plain) ? plain.replace(shown, '') : plain;
  return bare.includes('[m[K') ? bare.replace(colouredMatch, '$1') : bare;
}

function withoutEscapes(text: string): string {
  const controls = new TerminalControls();
  return Buffer.concat([controls.push(Buffer.from(text)), controls.end()]).toString('utf8');
}
