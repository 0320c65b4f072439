import type { Line } from '../../decode/line.ts';
import type { Section } from '../reader.ts';
import { type JsonListener, JsonWalk } from './json-walk.ts';

/** Told as well when the form is over, whether its text was whole or not. */
export interface JsonFormListener extends JsonListener {
  close?(): void;
}

/**
 * A form that is a JSON text, from its first line on.
 *
 * @param listenerFor asked once; `at` gives the line that is read, at the end the last one
 */
export function walkJson(first: Line, listenerFor: (at: () => Line) => JsonFormListener): Section {
  let line = first;
  const listener = listenerFor(() => line);
  const walk = new JsonWalk(listener);
  walk.line(first.text);
  return {
    accept(next) {
      const before = line;
      line = next;
      const isOfText = walk.line(next.text);
      if (!isOfText) line = before;
      return isOfText;
    },
    close: () => listener.close?.(),
  };
}
