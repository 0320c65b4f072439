import { logTrouble } from './logs/log-trouble.ts';
import { ONE_LINE, type Reader, SHORTEST_TRIGGER } from './reader.ts';

/** Words that causes, known issues and others are known by. */
export interface KnownWords {
  /** Plain text of each, the longest there is. */
  readonly anchors: readonly string[];
  /** Whether a line says something that is known. */
  says(text: string): boolean;
}

/** Lines of no form that say something which is known. Null where nothing is. */
export function knownWords({ anchors, says }: KnownWords): Reader | null {
  const triggers = [...new Set(anchors.filter(({ length }) => length >= SHORTEST_TRIGGER))];
  if (triggers.length === 0) return null;
  return {
    form: 'known-words',
    triggers,
    open(line, say) {
      const text = line.text.trim();
      if (!says(text)) return null;
      say(logTrouble(line, { message: text, severity: 'error' }), line);
      return ONE_LINE;
    },
  };
}
