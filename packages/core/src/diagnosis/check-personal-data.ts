import { type DataProblem, nodesOf, type WrittenFile } from '@whyblocked/dataset';
import { findPersonalData, type PersonalDatum } from '../redaction/find-personal-data.ts';

/** Keys under which stands what somebody pasted or typed; all else is prose. */
const PASTED = new Set(['text', 'beside', 'ran']);

const INSTEAD: Partial<Record<PersonalDatum['kind'], string>> = {
  IP: 'an address: write one such as 192.0.2.7 or 2001:db8::7',
  MAC: 'the address of a network card: write one such as 52:54:00:12:34:56',
  MAIL: 'a mail address: write one such as alex@example.org',
  USER: 'the name of a user: write alex',
  HOST: 'the name of a host: write one such as host7 or registry.example.org',
  SECRET: 'a secret: take it out, and have it changed, since it was in a file',
};

/** Nothing in what people write tells of a person or a machine. */
export function checkPersonalData(files: readonly WrittenFile[]): readonly DataProblem[] {
  return files.flatMap(({ file, tree, lineOf }) =>
    nodesOf(tree).flatMap(({ path, value }) => {
      const key = path.findLast((step) => typeof step === 'string');
      if (typeof value !== 'string' || key === 'url') return [];
      const isPasted = PASTED.has(String(key));
      // The lines of a text that was pasted stand below its key.
      const first = lineOf(path) + (value.includes('\n') ? 1 : 0);
      return findPersonalData(value, !isPasted).map((datum) => ({
        file,
        line: first + datum.line,
        message: `"${datum.value}" looks like ${INSTEAD[datum.kind] ?? 'something of a person or machine'}.`,
      }));
    }),
  );
}
