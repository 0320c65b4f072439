import { beginsAnotherRecord, beginsWithField } from './continuation-line.ts';
import { sentenceMark } from './dbus-sentence.ts';
import { isMaskWord } from './mask-words.ts';
import { isKeyBeginning, KeyTrait, keyTraits } from './record-keys.ts';

/** What stands between two physical lines of one record: a blank where it was folded, nothing where a terminal cut it. */
export type Seam = '' | ' ';

export interface Fold {
  /** The logical line so far. */
  readonly text: string;
  /** The physical lines before and after the fold, as they are, and the one before these if it is of the record too. */
  readonly earlier: string | undefined;
  readonly previous: string;
  readonly next: string;
  /** `next` without what the fold put around it; not empty. */
  readonly body: string;
}

/** A terminal narrower than this is not believed to have cut two lines at the same column. */
const narrowestTerminal = 40;
const usualWidths: ReadonlySet<number> = new Set([80, 100, 120, 132, 160, 200]);
const recordBegin = /apparmor=|operation=|type=1326|SECCOMP|AppArmor policy|compat=/;
const sentence = `${sentenceMark} prevents this sender from sending this message to this recipient`;

/** The key whose quoted value is still open at the end of the text, and the value so far. */
function openValue(text: string): { readonly key: string; readonly value: string } | undefined {
  let at = Math.max(0, text.search(recordBegin));
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    // In a JSON string the quotes have backslashes before them, the closing one as many as the opening one.
    const [opening = '', key] =
      /(?:([\w-]{1,40})=)?\\{0,15}"$/.exec(text.slice(Math.max(at, quote - 60), quote + 1)) ?? [];
    const mark = opening.slice(key === undefined ? 0 : key.length + 1);
    const close = key === undefined ? quote : text.indexOf(mark, quote + 1);
    if (close < 0) return { key: key ?? '', value: text.slice(quote + 1) };
    at = close + mark.length;
  }
}

/** Two lines of the same length in a row: they were cut at a width and not folded at blanks. */
function wasCutAtWidth({ earlier, previous, next }: Fold): boolean {
  const width = previous.length;
  return width >= narrowestTerminal && (width === next.length || width === earlier?.length);
}

function seamInValue(fold: Fold, key: string, value: string): Seam | undefined {
  const { body, previous, next } = fold;
  const cut = wasCutAtWidth(fold);
  const close = body.indexOf('"');
  if (beginsAnotherRecord(body) || (close < 0 && !cut)) return undefined;
  // The next quote must close the value and not open that of another field.
  if (close > 0 && body.charAt(close - 1) === '=') {
    const nextKey = /[\w-]{1,40}$/.exec(body.slice(0, close - 1))?.[0] ?? '';
    if (keyTraits(nextKey) !== undefined) return undefined;
  }
  const traits = keyTraits(key) ?? 0;
  if (cut) return /\s$/.test(previous) || /^\s/.test(next) ? ' ' : '';
  if (value === '' || traits & KeyTrait.word) return '';
  if (key === 'label' || key.startsWith('peer')) return body.startsWith('(') ? ' ' : '';
  if (key.includes('mask') || key === 'requested' || key === 'denied') {
    return isMaskWord(/[^\s,]*$/.exec(value.slice(-40))?.[0] ?? '') ? ' ' : '';
  }
  if (key === 'flags' || key === 'options') return /,\s*$/.test(value) ? ' ' : '';
  // A name may hold blanks. A line that is as wide as terminals are, before a shorter one, was rather cut than folded.
  return usualWidths.has(previous.length) && next.length <= previous.length ? '' : ' ';
}

function seamInSentence(text: string, body: string): Seam | undefined {
  const mark = text.lastIndexOf(sentenceMark);
  if (mark < 0) return undefined;
  const begun = text.slice(mark);
  if (begun.length < sentence.length) {
    for (const seam of [' ', ''] as const) {
      if (sentence.startsWith((begun + seam + body).slice(0, sentence.length))) return seam;
    }
  }
  return body.startsWith('error name=') || /^(?:[;,]? ?\d{1,4} matched rules?)?[;,]? ?(?:type|sender)=/.test(body)
    ? ' '
    : undefined;
}

/** What to put between the two lines of a fold; undefined when the second does not go on with the record. */
export function seamOf(fold: Fold): Seam | undefined {
  const { text, body } = fold;
  const open = openValue(text);
  if (open) return seamInValue(fold, open.key, open.value);
  if (/(?:type=1326|SECCOMP(?: msg=)?)$/.test(text) && /^(?:msg=)?audit\(/.test(body))
    return text.endsWith('=') ? '' : ' ';
  if (/audit\([\d.:]{0,40}\)?$/.test(text.slice(-60)) && /^[\d.:]{0,40}\)? ?:/.test(body)) return '';
  if (/audit\([\d.:]{1,40}\)\s?:$/.test(text.slice(-60)) && beginsWithField(body)) return ' ';
  if (beginsAnotherRecord(body)) return undefined;
  const inSentence = seamInSentence(text, body);
  if (inSentence !== undefined) return inSentence;

  const tail = /(?:^|[\s(])([\w-]{1,40})$/.exec(text.slice(-60))?.[1];
  const head = /^[\w-]{0,40}(?==)/.exec(body)?.[0];
  if (tail !== undefined && head !== undefined && keyTraits(tail + head) !== undefined) return '';
  const value = /(?:^|[\s(])([\w-]{1,40})=([^\s"]*)$/.exec(text.slice(-200));
  if (value && keyTraits(value[1] ?? '') !== undefined) {
    if (value[2] === '' && /^["\d@-]/.test(body)) return '';
    if (value[1] === 'arch' && /^\d{1,10}\(\w+\)/.test(body)) return ' ';
    if (value[1] === 'code' && /^[0-9a-f]{1,6}$/.test(body)) return '';
    if (value[1] === 'subj' && /^\([a-z]{1,12}\)/.test(body)) return ' ';
    // Outside of quotes no line of a fold begins with a word that is no field: a terminal cut the value.
    const rest = /^[^\s="…]{1,200}\s+/.exec(body)?.[0];
    if (rest !== undefined && !rest.startsWith('..') && beginsWithField(body.slice(rest.length))) return '';
  }
  if (beginsWithField(body)) return ' ';
  if (tail !== undefined && isKeyBeginning(tail) && body.startsWith('=')) return '';
  if (/^(?:\.{2,3}|…)\s+/.test(body) && beginsWithField(body.replace(/^\S+\s+/, ''))) return ' ';
  return /^\w{1,40}=/.test(body) && wasCutAtWidth(fold) ? ' ' : undefined;
}
