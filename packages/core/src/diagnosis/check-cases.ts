import type { Diagnosis } from '@whyblocked/contract';
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
  const { findings, plan } = answerTo(knowledge, text);
  const { no_interface: unwanted = [] } = expect;
  const missed = findings.some((finding) => meets(finding, plan, expect))
    ? []
    : [
        `It should be answered by ${wanted(expect)}, and is answered by ${findings.map(summary).join(', ') || 'nothing'}.`,
      ];
  return [
    ...missed,
    ...unwanted
      .filter((one) => plan.some((step) => advises(step, one)))
      .map((one) => `The plan advises the interface ${one}.`),
  ].map((message) => ({
    file: caseFilePath(name),
    message: `${message} Where the case is right, mend what decides it: see docs/diagnosis.md.`,
  }));
}

type Expected = StoredCase['expect'];

function meets(finding: Named, plan: Diagnosis['plan'], { outcome, cause, interface: advised }: Expected): boolean {
  return (
    (outcome === undefined || finding.outcome === outcome) &&
    (cause === undefined || isNamed(finding, { slug: cause })) &&
    (advised === undefined || plan.some((step) => advises(step, advised) && step.grants?.includes(finding.id)))
  );
}

/** Steps that connect or declare an interface name it in their reason. */
function advises({ reason }: Diagnosis['plan'][number], name: string): boolean {
  return reason.interface === name;
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

type Named = Diagnosis['findings'][number];

function summary({ outcome, explanation, cause }: Named): string {
  return `${outcome} ${explanation ?? cause ?? ''}`.trim();
}

function isNamed({ explanation, cause }: Named, { slug }: { readonly slug: string }): boolean {
  return explanation === slug || cause === slug;
}

function findingsOf(knowledge: Knowledge, text: string): readonly Named[] {
  return answerTo(knowledge, text).findings;
}

function answerTo(knowledge: Knowledge, text: string): Pick<Diagnosis, 'findings' | 'plan'> {
  const diagnosis = diagnoseSync([Buffer.from(text)], { knowledge });
  return diagnosis.ok ? diagnosis.value : { findings: [], plan: [] };
}

function problem({ kind, slug }: CuratedEntry, message: string): DataProblem {
  return { file: `${CURATED_FOLDERS[kind]}/${slug}.yaml`, message };
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
