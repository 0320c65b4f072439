import { backInColumn } from './back-in-column.ts';
import { encodedFinder } from './encoded-finder.ts';
import { findSpans } from './find-spans.ts';
import { structuredFinders } from './finders/structured-finders.ts';
import { LearntNames } from './learnt-names.ts';
import type { Span } from './span.ts';
import { TokenIssuer } from './token.ts';

/** Replaces what identifies people and machines by tokens: the same value by the same token in all texts of one redactor. */
export interface Redactor {
  /** Takes note of a text that comes later, so that a name is known before the first text that only mentions it. */
  learn(text: string): void;
  /** The text with tokens. Redacting it once more, here or elsewhere, changes nothing. */
  text(value: string): string;
}

/** A token may complete a structure in which more is found; texts that people have settle in two rounds. */
const MOST_ROUNDS = 8;

const structured = [...structuredFinders, encodedFinder(structuredFinders)];

/** Whether a text alone tells of something to replace. */
export function identifies(text: string): boolean {
  return findSpans(text, structured).length > 0;
}

/** Prepares tokens for the texts that belong together, such as those of one answer. */
export function createRedactor(): Redactor {
  const issuer = new TokenIssuer();
  const learnt = new LearntNames();
  const learntToo = [learnt, encodedFinder([...structuredFinders, learnt])];
  const learn = (text: string): readonly Span[] => {
    issuer.reserve(text);
    const told = findSpans(text, structured);
    for (const span of told) {
      issuer.tokenFor(span.kind, span.value);
      learnt.learn(span);
    }
    return told;
  };
  return {
    learn: (text) => void learn(text),
    text: (value) => {
      let text = value;
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const told = learn(text);
        const spans = learnt.isEmpty ? told : findSpans(text, [{ find: () => told }, ...learntToo]);
        if (spans.length === 0) return text;
        text = replaced(text, spans, issuer);
      }
      // Only a text that was made for it gets here; what is left in it is not known, so nothing of it is shown.
      return issuer.tokenFor('TEXT', value);
    },
  };
}

function replaced(text: string, spans: readonly Span[], issuer: TokenIssuer): string {
  const pieces: string[] = [];
  let at = 0;
  /** By how much what follows on the line stands further right than it did. */
  let shift = 0;
  for (const span of spans) {
    const between = backInColumn(text.slice(at, span.from), shift);
    const token = written(text, span, issuer.tokenFor(span.kind, span.value));
    pieces.push(between.text, token);
    shift = between.shift + token.length - (span.to - span.from);
    at = span.to;
  }
  pieces.push(backInColumn(text.slice(at), shift).text);
  return pieces.join('');
}

/** A token as the text writes things; set off where it would run into what stands beside it and be no token any more. */
function written(text: string, { from, to, encoding }: Span, token: string): string {
  const bytes = Buffer.from(token);
  if (encoding === 'hex') return bytes.toString('hex').toUpperCase();
  if (encoding === 'bytes') return bytes.join(',');
  const before = /[A-Z0-9]/.test(text.charAt(from - 1)) ? '_' : '';
  const after = /[0-9]/.test(text.charAt(to)) ? '_' : '';
  return `${before}${token}${after}`;
}
