import type { Line } from '../decode/line.ts';

/** A line as readers get it. */
export function lineOf(raw: string, number = 1, parts: Partial<Line> = {}): Line {
  return { number, raw, text: raw, carried: {}, ...parts };
}
