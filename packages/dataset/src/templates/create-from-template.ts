import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WRITTEN_KINDS, type WrittenKind, writtenFilePath } from '../written/written-kinds.ts';
import { schemaLine } from '../yaml/schema-line.ts';
import { addonTemplate } from './addon-template.ts';
import { caseTemplate } from './case-template.ts';
import { entryTemplate } from './entry-template.ts';
import { statementTemplate } from './statement-template.ts';

/** Kinds of files that can be begun from a template. */
export const TEMPLATES = {
  addon: addonTemplate,
  statement: statementTemplate,
  cause: (id: string) => entryTemplate('cause', id),
  issue: (id: string) => entryTemplate('issue', id),
  noise: (id: string) => entryTemplate('noise', id),
  judgement: (id: string) => entryTemplate('judgement', id),
  case: caseTemplate,
} as const satisfies Partial<Record<WrittenKind, (id: string) => string>>;

export type TemplateKind = keyof typeof TEMPLATES;

export type Created =
  | { readonly ok: true; readonly value: { readonly file: string } }
  | {
      readonly ok: false;
      readonly error:
        | { readonly code: 'no-id'; readonly id: string; readonly form: string }
        | { readonly code: 'exists'; readonly file: string };
    };

/** Writes a new file of a kind for somebody to fill in; never over one that is there. */
export function createFromTemplate(dataDir: string, kind: TemplateKind, id: string): Created {
  const { isId, idForm } = WRITTEN_KINDS[kind];
  if (!isId(id)) return { ok: false, error: { code: 'no-id', id, form: idForm } };
  const file = writtenFilePath(kind, id);
  const path = join(dataDir, file);
  if (existsSync(path)) return { ok: false, error: { code: 'exists', file } };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${schemaLine(kind, file)}\n${TEMPLATES[kind](id)}`, { flag: 'wx' });
  return { ok: true, value: { file } };
}
