import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isToFillIn } from '../templates/fill-in.ts';
import { readWritten } from '../written/read-written.ts';
import type { WrittenFile } from '../written/written-file.ts';
import { WRITTEN_KINDS, writtenFilePath } from '../written/written-kinds.ts';
import { fixText } from './fix-text.ts';

/** A file that was mended: what was wrong with it, and where it stands now if it was moved. */
export interface FixedFile {
  readonly file: string;
  readonly done: readonly string[];
  readonly movedTo?: string;
}

/** Mends the files of a database where that needs no judgement, and tells what it did. */
export function fixData(dataDir: string): readonly FixedFile[] {
  return readWritten(dataDir).flatMap((read) => {
    const { kind, file, text } = read;
    const target = belongsTo(read);
    const movedTo = target === undefined || existsSync(join(dataDir, target)) ? undefined : target;
    const fixed = fixText(kind, movedTo ?? file, text);
    if (fixed.done.length === 0 && movedTo === undefined) return [];
    if (movedTo !== undefined) {
      mkdirSync(dirname(join(dataDir, movedTo)), { recursive: true });
      renameSync(join(dataDir, file), join(dataDir, movedTo));
    }
    writeFileSync(join(dataDir, movedTo ?? file), fixed.text);
    return [{ file, done: fixed.done, ...(movedTo === undefined ? {} : { movedTo }) }];
  });
}

/** Where a file belongs by what it says inside, if that is elsewhere. */
function belongsTo({ kind, id, tree }: WrittenFile): string | undefined {
  const { keyedBy, isId } = WRITTEN_KINDS[kind];
  if (keyedBy === undefined || typeof tree !== 'object' || tree === null) return undefined;
  const key: unknown = Reflect.get(tree, keyedBy);
  return typeof key === 'string' && key !== id && isId(key) && !isToFillIn(key)
    ? writtenFilePath(kind, key)
    : undefined;
}
