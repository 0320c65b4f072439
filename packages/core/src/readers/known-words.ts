import { matchText, type TextPattern } from '@whyblocked/dataset';
import { logTrouble } from './logs/log-trouble.ts';
import { ONE_LINE, type Reader, SHORTEST_TRIGGER } from './reader.ts';

/**
 * Lines of no form that say something which causes and known issues are known by: their patterns are what is looked for. Null where
 * there are none.
 */
export function knownWords(patterns: readonly TextPattern[]): Reader | null {
  const byTrigger = Map.groupBy(
    patterns.filter((pattern) => triggerOf(pattern).length >= SHORTEST_TRIGGER),
    triggerOf,
  );
  if (byTrigger.size === 0) return null;
  return {
    form: 'known-words',
    triggers: [...byTrigger.keys()],
    open(line, say) {
      const text = line.text.trim();
      const isKnown = [...byTrigger].some(
        ([trigger, known]) => text.includes(trigger) && known.some((pattern) => matchText(pattern, text) !== null),
      );
      if (!isKnown) return null;
      say(logTrouble(line, { message: text, severity: 'error' }), line);
      return ONE_LINE;
    },
  };
}

/** The longest plain text of a pattern. */
function triggerOf({ literals }: TextPattern): string {
  return literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), '');
}
