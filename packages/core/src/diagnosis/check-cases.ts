import {
  CURATED_FOLDERS,
  type CuratedEntry,
  caseFilePath,
  type DataProblem,
  type StoredCase,
} from '@whyblocked/dataset';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { diagnoseSync } from './diagnose-sync.ts';

/**
 * Tries the cases of what people wrote down, each as somebody would paste it: an entry must be what the diagnosis names for the texts that it
 * says match, with what it says is captured, and must not be for the others; a case of its own must come out as it says.
 */
export function checkCases(knowledge: Knowledge, cases: readonly StoredCase[] = []): readonly DataProblem[] {
  return [
    ...knowledge.curated().flatMap((entry) => [...checkMatches(knowledge, entry), ...checkIgnores(knowledge, entry)]),
    ...cases.flatMap((one) => checkExpected(knowledge, one)),
  ];
}

function checkExpected(knowledge: Knowledge, { name, text, expect }: StoredCase): readonly DataProblem[] {
  const findings = findingsOf(knowledge, text);
  const { no_interface: unwanted = [] } = expect;
  const named = findings.flatMap(({ interfaces }) => interfaces.map(({ name: one }) => one));
  const missed = findings.some((finding) => meets(finding, expect))
    ? []
    : [
        `It should be answered by ${wanted(expect)}, and is answered by ${findings.map(summary).join(', ') || 'nothing'}.`,
      ];
  return [
    ...missed,
    ...unwanted.filter((one) => named.includes(one)).map((one) => `The interface ${one} is named, and must not be.`),
  ].map((message) => ({
    file: caseFilePath(name),
    message: `${message} Where the case is right, mend what decides it: see docs/diagnosis.md.`,
  }));
}

type Expected = StoredCase['expect'];

function meets(finding: Named, { outcome, cause, interface: wantedInterface }: Expected): boolean {
  return (
    (outcome === undefined || finding.outcome === outcome) &&
    (cause === undefined || isNamed(finding, { slug: cause })) &&
    (wantedInterface === undefined || finding.interfaces.some(({ name }) => name === wantedInterface))
  );
}

function wanted({ outcome, cause, interface: named }: Expected): string {
  return [outcome, cause, named].filter((one) => one !== undefined).join(' ') || 'anything';
}

function checkMatches(knowledge: Knowledge, entry: CuratedEntry): readonly DataProblem[] {
  return entry.cases.match.flatMap(({ text, captures = {}, beside = '' }): DataProblem[] => {
    const findings = findingsOf(knowledge, `${beside}\n${text}`);
    const found = findings.find((finding) => isNamed(finding, entry));
    if (!found) {
      return [
        problem(entry, `The case ${quoted(text)} is answered by ${findings.map(summary).join(', ') || 'nothing'}.`),
      ];
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

function summary({ outcome, explanation, cause }: Named): string {
  return `${outcome} ${explanation ?? cause ?? ''}`.trim();
}

function isNamed({ explanation, cause }: Named, { slug }: { readonly slug: string }): boolean {
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
