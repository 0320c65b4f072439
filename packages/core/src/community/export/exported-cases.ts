import type { Report, ReportExpectation } from '@whyblocked/contract';
import { caseFilePath, formatCaseFile, type StoredCase } from '@whyblocked/dataset';
import { checkCases } from '../../diagnosis/check-cases.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { acceptanceOf } from '../reports/statement-of.ts';
import type { DataState, Exported } from './export-reports.ts';

/**
 * The files of cases that accepted reports on answers become: the lines that a finding rests on, redacted, and what the maintainer
 * says must come of them. One that is not answered so yet is told as open: as a file it would fail.
 */
export function exportedCases(
  reports: readonly Report[],
  { cases }: DataState,
  knowledge: Knowledge,
): readonly Exported[] {
  const written = new Set(cases.flatMap(({ source }) => ('report' in source ? [source.report] : [])));
  return reports
    .filter(({ id, subject }) => subject.kind === 'answer' && !written.has(id))
    .map((report) => {
      const file = caseFilePath(report.id);
      const expected = acceptanceOf(report)?.expect;
      const text = linesOf(report);
      if (!expected) return { file, open: 'nothing-expected' };
      if (text === '') return { file, open: 'no-lines' };
      const one: StoredCase = { name: report.id, text, expect: expectOf(expected), source: { report: report.id } };
      return checkCases(knowledge, [one]).some((problem) => problem.file === file)
        ? { file, open: 'answered-otherwise' }
        : { file, text: formatCaseFile(one) };
    });
}

function linesOf({ subject, diagnosis }: Report): string {
  const findings = diagnosis?.findings ?? [];
  const meant = subject.kind === 'answer' ? findings.filter(({ id }) => id === subject.findingId) : [];
  const lines = (meant.length > 0 ? meant : findings).flatMap(({ evidence }) => evidence.map(({ text }) => text));
  return lines.length === 0 ? '' : `${[...new Set(lines)].join('\n')}\n`;
}

function expectOf({ noInterface, ...expected }: ReportExpectation): StoredCase['expect'] {
  return { ...expected, ...(noInterface ? { no_interface: noInterface } : {}) };
}
