import { CaseFile } from '../cases/case-file.ts';
import { Cause, Judgement, KnownIssue, Noise, Slug } from '../curated/curated-entry.ts';
import { OtherAddonFile, parseOtherAddonId } from '../other-addons/other-addon-file.ts';
import { ProgramFile } from '../programs/program-file.ts';
import { StatementFile } from '../statements/statement-file.ts';
import { parseStatementId } from '../statements/statement-path.ts';

/** What is a name of a file below the folder of its kind, and how to say that. */
const bySlug = { isId: (id: string) => Slug.safeParse(id).success, idForm: 'SLUG' };

/** The files that people write, by kind. `keyedBy` names the field that repeats what the path says. */
export const WRITTEN_KINDS = {
  cause: { folder: 'causes', schema: Cause, ...bySlug, keyedBy: 'slug' },
  issue: { folder: 'issues', schema: KnownIssue, ...bySlug, keyedBy: 'slug' },
  noise: { folder: 'noise', schema: Noise, ...bySlug, keyedBy: 'slug' },
  judgement: { folder: 'judgements', schema: Judgement, ...bySlug, keyedBy: 'slug' },
  program: { folder: 'programs', schema: ProgramFile, ...bySlug, keyedBy: 'interface' },
  statement: {
    folder: 'statements',
    schema: StatementFile,
    isId: (id: string) => parseStatementId(id) !== null,
    idForm: 'REPOSITORY/ADDON/SLUG',
    keyedBy: undefined,
  },
  case: { folder: 'cases', schema: CaseFile, ...bySlug, keyedBy: undefined },
  addon: {
    folder: 'other-addons',
    schema: OtherAddonFile,
    isId: (id: string) => parseOtherAddonId(id) !== null,
    idForm: 'OWNER/NAME/ADDON',
    keyedBy: undefined,
  },
} as const;

export type WrittenKind = keyof typeof WRITTEN_KINDS;

export const writtenKinds = Object.keys(WRITTEN_KINDS) as readonly WrittenKind[];

/** Where a file of a kind stands, relative to the folder of the database. */
export function writtenFilePath(kind: WrittenKind, id: string): string {
  return `${WRITTEN_KINDS[kind].folder}/${id}.yaml`;
}
