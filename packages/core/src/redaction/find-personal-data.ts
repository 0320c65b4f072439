import { findSpans } from './find-spans.ts';
import { structuredFinders } from './finders/structured-finders.ts';
import type { Span } from './span.ts';
import type { Kind } from './token.ts';

/** Something in a text that tells of a person or a machine, and is not one of the values that are made up. */
export interface PersonalDatum {
  readonly kind: Kind;
  readonly value: string;
  /** Of the text, from 0. */
  readonly line: number;
}

/** What may stand in the place of the real thing, by kind; kinds that are not here identify nobody without the rest. */
const MADE_UP: Partial<Record<Kind, readonly RegExp[]>> = {
  IP: [
    /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./,
    /^2001:db8:/i,
    // Networks of clusters, which are the same everywhere, and whole networks.
    /^10\./,
    /^172\.(?:1[6-9]|2\d|3[01])\./,
    /^(?:\d+\.){3}0$/,
  ],
  MAC: [/^(?:52:54:00|00:00:5e:00:53|02)[:-]/i],
  MAIL: [/@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|example|test|invalid)$/i],
  USER: [/^(?:alex|ada|bob|sam|kim|user|me|you|app|ubuntu|jovyan)$/i, /^(?:kube-|system:)/],
  HOST: [
    /^(?:host|node|worker|master|control-plane|vm|machine)-?\d*(?:\.example\.(?:com|org|net))?$/i,
    /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid)$/i,
    // A status of a pod: OutOfnvidia.com/gpu.
    /^OutOf/,
  ],
  SECRET: [/^[A-Z_]+$/],
};

/** Finds what a text tells of people and machines. In prose any word could be the name of a host or a user, so only home folders count there. */
export function findPersonalData(text: string, isProse: boolean): readonly PersonalDatum[] {
  return text.split('\n').flatMap((words, line) =>
    findSpans(words, structuredFinders)
      .filter((span) => !isMadeUp(span.kind, span.value) && !(isProse && isWordOfProse(words, span)))
      .map(({ kind, value }) => ({ kind, value, line })),
  );
}

function isWordOfProse(words: string, { kind, from }: Span): boolean {
  return kind === 'HOST' || (kind === 'USER' && !words.slice(0, from).endsWith('/home/'));
}

function isMadeUp(kind: Kind, value: string): boolean {
  const patterns = MADE_UP[kind];
  return patterns === undefined || patterns.some((pattern) => pattern.test(value));
}
