import { CURATED_FOLDERS, type CuratedEntry, type DataProblem } from '@whyblocked/dataset';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { diagnoseSync } from './diagnose-sync.ts';

/**
 * Tries the cases of what people wrote down, each as somebody would paste it: an entry must be what the diagnosis names for the texts that it
 * says match, with what it says is captured, and must not be for the others.
 */
export function checkCases(knowledge: Knowledge): readonly DataProblem[] {
  return knowledge.curated().flatMap((entry) => [...checkMatches(knowledge, entry), ...checkIgnores(knowledge, entry)]);
}

function checkMatches(knowledge: Knowledge, entry: CuratedEntry): readonly DataProblem[] {
  return entry.cases.match.flatMap(({ text, captures = {}, beside = '' }): DataProblem[] => {
    const findings = findingsOf(knowledge, `${beside}\n${text}`);
    const found = findings.find((finding) => isNamed(finding, entry));
    if (!found) {
      const said = findings.map(({ outcome, explanation, cause }) => `${outcome} ${explanation ?? cause ?? ''}`.trim());
      return [problem(entry, `The case ${quoted(text)} is answered by ${said.join(', ') || 'nothing'}.`)];
    }
    return Object.entries(captures)
      .filter(([name, value]) => found.captures?.[name] !== value)
      .map(([name, value]) =>
        problem(
          entry,
          `In the case ${quoted(text)}, ${name} is ${quoted(found.captures?.[name] ?? '')} and not ${quoted(value)}.`,
        ),
      );
  });
}

function checkIgnores(knowledge: Knowledge, entry: CuratedEntry): readonly DataProblem[] {
  return entry.cases.ignore
    .filter(({ text, beside = '' }) =>
      findingsOf(knowledge, `${beside}\n${text}`).some((finding) => isNamed(finding, entry)),
    )
    .map(({ text }) => problem(entry, `The case ${quoted(text)} should be something else.`));
}

type Named = ReturnType<typeof findingsOf>[number];

function isNamed({ explanation, cause }: Named, { slug }: CuratedEntry): boolean {
  return explanation === slug || cause === slug;
}

function findingsOf(knowledge: Knowledge, text: string) {
  const diagnosis = diagnoseSync([Buffer.from(text)], { knowledge });
  return diagnosis.ok ? diagnosis.value.findings : [];
}

function problem({ kind, slug }: CuratedEntry, message: string): DataProblem {
  return { file: `${CURATED_FOLDERS[kind]}/${slug}.yaml`, message };
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
