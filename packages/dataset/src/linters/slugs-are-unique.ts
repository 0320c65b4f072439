import { isCurated } from '../curated/read-curated.ts';
import { type Linter, problemAt } from './linter.ts';

/** Causes, issues, noise and judgements share one room of names: links go by the slug alone. */
export const slugsAreUnique: Linter = ({ written }) => {
  const entries = written.filter(isCurated);
  const first = new Map(entries.toReversed().map((file) => [file.id, file]));
  return entries.flatMap((file) => {
    const other = first.get(file.id);
    return other && other !== file
      ? [problemAt(file, ['slug'], `"${file.id}" is also the name of ${other.file}: give it another one.`)]
      : [];
  });
};
