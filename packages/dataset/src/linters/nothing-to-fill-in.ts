import { isToFillIn } from '../templates/fill-in.ts';
import { nodesOf } from '../yaml/nodes-of.ts';
import { type Linter, pathText, problemAt } from './linter.ts';

/** A template has places that somebody has yet to fill in. */
export const nothingToFillIn: Linter = ({ written }) =>
  written.flatMap((file) =>
    nodesOf(file.tree)
      .filter(({ value }) => isToFillIn(value))
      .map(({ path }) =>
        problemAt(file, path, `${pathText(path)} is still to fill in; the comment above it says with what.`),
      ),
  );
