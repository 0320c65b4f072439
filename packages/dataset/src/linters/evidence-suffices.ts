import { type Linter, problemAt } from './linter.ts';

/** What a statement rests on must be enough for what it says, and must have happened. */
export const evidenceSuffices: Linter = ({ written, today }) =>
  written.flatMap((file) => {
    if (file.kind !== 'statement' || !file.value) return [];
    const { status, evidence, withdrawn } = file.value;
    const first = evidence.map(({ date }) => date).sort()[0] ?? today;
    return [
      ...(status === 'verified' && !evidence.some(({ ran }) => ran !== undefined)
        ? [problemAt(file, ['evidence'], 'It is "verified", so somebody ran it: say in "ran" what was run.')]
        : []),
      ...evidence.flatMap(({ date }, index) =>
        date > today
          ? [problemAt(file, ['evidence', index, 'date'], `${date} is still to come: when was it said or done?`)]
          : [],
      ),
      ...(withdrawn !== undefined && withdrawn.date < first
        ? [
            problemAt(
              file,
              ['withdrawn', 'date'],
              `It cannot be withdrawn on ${withdrawn.date}, before its first evidence of ${first}.`,
            ),
          ]
        : []),
    ];
  });
