import type { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import type { YamlPath } from '../yaml/read-yaml.ts';
import type { WRITTEN_KINDS, WrittenKind } from './written-kinds.ts';

/** What a file of a kind says. */
export type Written<K extends WrittenKind> = z.infer<(typeof WRITTEN_KINDS)[K]['schema']>;

interface WrittenOf<K extends WrittenKind> {
  readonly kind: K;
  /** Relative to the folder of the database. */
  readonly file: string;
  /** What its path says: "core/metallb/raw-sockets-refused". */
  readonly id: string;
  readonly text: string;
  /** What stands in it, whether it fits or not; undefined where it is no YAML. */
  readonly tree?: unknown;
  /** Undefined where it does not fit the schema, or its path. */
  readonly value?: Written<K>;
  readonly problems: readonly DataProblem[];
  readonly lineOf: (path: YamlPath) => number;
}

/** A file that people wrote, as it was read. */
export type WrittenFile<K extends WrittenKind = WrittenKind> = { [Kind in K]: WrittenOf<Kind> }[K];
