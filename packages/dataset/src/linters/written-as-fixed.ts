import { fixText } from '../fix/fix-text.ts';
import type { Linter } from './linter.ts';

/** Files are written in one style, which nobody has to learn: "data fix" brings it about. */
export const writtenAsFixed: Linter = ({ written }) =>
  written.flatMap(({ kind, file, text }) => {
    const { done } = fixText(kind, file, text);
    return done.length === 0 ? [] : [{ file, message: `${done.join('; ')}. "whyblocked data fix" mends it.` }];
  });
