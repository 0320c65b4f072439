import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataProblem } from '../data-problem.ts';
import { filesBelow } from '../files-below.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { WrittenFile } from './written-file.ts';
import { WRITTEN_KINDS, type WrittenKind, writtenFilePath, writtenKinds } from './written-kinds.ts';

/** Reads the files of some kinds, or of all, in the order of their paths. */
export function readWritten<K extends WrittenKind = WrittenKind>(
  dataDir: string,
  kinds: readonly K[] = writtenKinds as readonly K[],
): readonly WrittenFile<K>[] {
  return kinds.flatMap((kind) =>
    filesBelow(dataDir, WRITTEN_KINDS[kind].folder).map((file) =>
      readWrittenText(kind, readFileSync(join(dataDir, file), 'utf8'), file),
    ),
  );
}

/** Reads the text of one file; `file` names it, and is its identity. */
export function readWrittenText<K extends WrittenKind>(kind: K, text: string, file: string): WrittenFile<K> {
  const { folder, schema } = WRITTEN_KINDS[kind];
  const id = file.slice(folder.length + 1, -'.yaml'.length);
  const read = readYaml(schema, text, file);
  const misplaced = problemOfPath(kind, id, read.tree, file);
  const { value, ...rest } = read;
  const problems = misplaced === null ? read.problems : [misplaced, ...read.problems];
  // The schema is that of the kind.
  return { kind, file, id, text, ...rest, ...(misplaced === null ? { value } : {}), problems } as WrittenFile<K>;
}

/** The path is the identity: it has the form of its kind, and what is written inside agrees. */
function problemOfPath(kind: WrittenKind, id: string, tree: unknown, file: string): DataProblem | null {
  const { folder, isId, idForm, keyedBy } = WRITTEN_KINDS[kind];
  if (!isId(id))
    return {
      file,
      message: `It belongs to ${folder}/${idForm}.yaml; slugs and names of addons have small letters, digits and dashes.`,
    };
  if (keyedBy === undefined || typeof tree !== 'object' || tree === null) return null;
  const key = Reflect.get(tree, keyedBy);
  if (key === id || typeof key !== 'string' || !isId(key)) return null;
  return {
    file,
    message: `Its ${keyedBy} is "${key}": it belongs to ${writtenFilePath(kind, key)}. "whyblocked data fix" moves it there.`,
  };
}
