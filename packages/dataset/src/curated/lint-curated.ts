import type { DataProblem } from '../data-problem.ts';
import type { CuratedEntry } from './curated-entry.ts';
import { foldedLine } from './folded-line.ts';
import { CURATED_FOLDERS, type Curated } from './read-curated.ts';
import type { TextSignal } from './signal.ts';
import { matchText, parseTextPattern } from './text-pattern.ts';

/** What a schema does not see: references to others, names used twice, texts that no signal fits. */
export function lintCurated({ entries, problems }: Curated): readonly DataProblem[] {
  const slugs = Map.groupBy(entries, ({ slug }) => slug);
  return [...problems, ...entries.flatMap((entry) => [...lintReferences(entry, slugs), ...lintCases(entry)])];
}

function fileOf({ kind, slug }: CuratedEntry): string {
  return `${CURATED_FOLDERS[kind]}/${slug}.yaml`;
}

function lintReferences(
  entry: CuratedEntry,
  slugs: ReadonlyMap<string, readonly CuratedEntry[]>,
): readonly DataProblem[] {
  const file = fileOf(entry);
  const referred = [
    ...entry.yields_to,
    ...entry.look_alikes.map(({ slug }) => slug),
    ...(entry.kind === 'cause' ? entry.follows : []),
    ...(entry.kind === 'issue' && entry.cause !== undefined ? [entry.cause] : []),
  ];
  const missing = referred
    .filter((slug) => !slugs.has(slug))
    .map((slug) => ({ file, message: `It refers to "${slug}", which there is not.` }));
  const named = slugs.get(entry.slug) ?? [];
  return named.length > 1 && named[0] !== entry
    ? [...missing, { file, message: `"${entry.slug}" is also the name of ${fileOf(named[0] ?? entry)}.` }]
    : missing;
}

/** Texts of entries that go by words alone can be checked here; what a denial must be is tried in a diagnosis. */
function lintCases(entry: CuratedEntry): readonly DataProblem[] {
  const signals = entry.signals.filter((signal): signal is TextSignal => 'says' in signal);
  if (signals.length < entry.signals.length) return [];
  return entry.cases.match
    .filter(({ text }) => !signals.some((signal) => says(signal, foldedLine(text))))
    .map(({ text }) => ({ file: fileOf(entry), message: `No signal fits the case "${text.slice(0, 80)}".` }));
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
