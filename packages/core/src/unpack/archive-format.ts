import type { ByteSource } from './byte-source.ts';
import type { UnpackBudget } from './unpack-budget.ts';

/** Something inside an archive. What is compressed alone, without an archive, has no name of its own. */
export interface Member {
  readonly name?: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Reads one format: its members in order, each of which is read, or left, before the next is asked for. It never throws
 * for bad data: it gives what could be read and tells `budget` the rest. `nameOf` makes the label of a member.
 */
export type ArchiveFormat = (archive: {
  readonly source: ByteSource;
  /** The label of the archive itself. */
  readonly file: string | undefined;
  readonly budget: UnpackBudget;
  readonly nameOf: (path: string) => string;
}) => AsyncIterable<Member>;
