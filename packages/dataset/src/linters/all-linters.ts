import { evidenceSuffices } from './evidence-suffices.ts';
import { factsHavePlaces } from './facts-have-places.ts';
import { factsInOrder } from './facts-in-order.ts';
import { linksWellFormed } from './links-well-formed.ts';
import type { Linter } from './linter.ts';
import { nothingOverlaps } from './nothing-overlaps.ts';
import { rangesInOrder } from './ranges-in-order.ts';
import { referencesExist } from './references-exist.ts';
import { slugsAreUnique } from './slugs-are-unique.ts';
import { textsFitSignals } from './texts-fit-signals.ts';
import { writtenAsFixed } from './written-as-fixed.ts';

/** One for each thing that can be wrong, in the order in which they tell. */
export const allLinters: readonly Linter[] = [
  factsHavePlaces,
  factsInOrder,
  rangesInOrder,
  linksWellFormed,
  evidenceSuffices,
  referencesExist,
  slugsAreUnique,
  nothingOverlaps,
  textsFitSignals,
  writtenAsFixed,
];
