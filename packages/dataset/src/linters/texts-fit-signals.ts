import { foldedLine } from '../curated/folded-line.ts';
import { isCurated } from '../curated/read-curated.ts';
import type { Signal, TextSignal } from '../curated/signal.ts';
import { matchText, parseTextPattern } from '../curated/text-pattern.ts';
import { type Linter, problemAt } from './linter.ts';

/** Entries that go by words alone: some signal fits each text that must match. What a denial must be is tried in a diagnosis. */
export const textsFitSignals: Linter = ({ written }) =>
  written.flatMap((file) => {
    if (!isCurated(file) || !file.value) return [];
    const { signals, cases } = file.value;
    if (!signals.every(isText)) return [];
    return cases.match.flatMap(({ text }, index) =>
      signals.some((signal) => says(signal, foldedLine(text)))
        ? []
        : [
            problemAt(
              file,
              ['cases', 'match', index],
              `No signal fits the case "${text.slice(0, 80)}": mend the signal, or the text.`,
            ),
          ],
    );
  });

function isText(signal: Signal): signal is TextSignal {
  return 'says' in signal;
}

function says({ says, unless = [] }: TextSignal, text: string): boolean {
  return (
    !unless.some((words) => text.includes(words)) &&
    says.every((pattern) => {
      const parsed = parseTextPattern(pattern);
      return parsed.ok && matchText(parsed.value, text) !== null;
    })
  );
}
