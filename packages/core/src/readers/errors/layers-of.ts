import { errorLevel } from './error-level.ts';
import { unquoted } from './quoted.ts';
import { beginsList, endsBeforeWords, staysTogether } from './stays-together.ts';

/** Deeper nests are hostile or broken: what is left of them is one layer. */
export const MOST_LAYERS = 24;

/**
 * Takes a message apart into the errors that wrap each other, outermost first; one layer where nothing is wrapped. Go wraps with
 * ": ", gRPC with "desc = ", klog and logfmt with err="…", old runc with caused "…"; each may quote what it wraps. An operation, its
 * object and its errno stay one layer (`open /x: no such file or directory`), and so does a list (nodes, quotas, policies). Of no
 * meaning and left out: ": unknown" at the end, and the scheduler's tail on preemption.
 */
export function layersOf(message: string): readonly string[] {
  const layers: string[] = [];
  let text: string | undefined = flat(message);
  while (text !== undefined && layers.length < MOST_LAYERS) {
    const { parts, quoted, after } = errorLevel(text);
    const level = joined(text, parts);
    if (quoted !== undefined) level.push(besideQuote(level.pop() ?? '', after));
    layers.push(...level.filter((layer) => layer !== ''));
    text = quoted === undefined ? undefined : unbracketed(unquoted(quoted));
  }
  if (text !== undefined) layers.push(text);
  if (layers.length > 1 && /^unknown\.?$/.test(layers.at(-1) ?? '')) layers.pop();
  if (layers.length <= MOST_LAYERS) return layers.length > 0 ? layers : [message.trim()];
  return [...layers.slice(0, MOST_LAYERS - 1), layers.slice(MOST_LAYERS - 1).join(': ')];
}

/** Parts of a level, those that are one error joined again as they were written. */
function joined(text: string, parts: readonly { readonly start: number; readonly end: number }[]): string[] {
  const layers: string[] = [];
  let start = -1;
  let list = false;
  for (const [index, part] of parts.entries()) {
    if (start < 0) start = part.start;
    const words = text.slice(part.start, part.end).trim();
    const next = parts[index + 1];
    if (next) {
      const behind = text.slice(next.start, Math.min(next.end, next.start + LONGEST_ENDING)).trim();
      if (endsBeforeWords(words)) list = true;
      else if (list || beginsList(words)) {
        list = true;
        continue;
      } else if (words === '' || staysTogether(words, behind)) continue;
    }
    const layer = text.slice(start, part.end).trim();
    if (layer !== '') layers.push(layer);
    start = -1;
  }
  return layers;
}

/** Longer than any errno's text. */
const LONGEST_ENDING = 64;

/** What stands around a quoted error, without the key or the colon that led to it. */
function besideQuote(before: string, after: string): string {
  const beside = before.replace(/ ?(?:\b(?:err|error|reason)=|\bdesc =|:)$/i, '');
  const behind = after.replace(/^[:\s]{0,3}unknown\b\.?/, '').trim();
  if (/^[\]).]{0,4}$/.test(behind)) return beside;
  return /^[,;.]/.test(behind) ? beside + behind : `${beside} ${behind}`;
}

/** On one line; of a text that was cut out of a quoted one, the escapes taken off. */
function flat(message: string): string {
  let text = message.replace(/\\n(?=Mounting |Output: )|\s+/g, ' ').trim();
  for (let level = 0; level < MOST_LAYERS; level++) {
    const quote = text.indexOf('"');
    if (quote <= 0 || text.charAt(quote - 1) !== '\\') break;
    text = unquoted(text);
  }
  return unbracketed(text);
}

/** Several errors in one, as Kubernetes aggregates them, without their brackets. */
function unbracketed(text: string): string {
  return text.startsWith('[') && text.endsWith(']') && text.includes(': ') ? text.slice(1, -1) : text;
}
