import type { WrittenKind } from '../written/written-kinds.ts';
import { schemaLine } from '../yaml/schema-line.ts';
import type { FixedText } from './fix-text.ts';

const SCHEMA_LINE = /^# *yaml-language-server:[^\n]*(?:\n|$)/gm;

/** Editors find the schema by the first line. */
export function schemaFirst(kind: WrittenKind, file: string, text: string): FixedText {
  const wanted = `${schemaLine(kind, file)}\n`;
  if (text.replace('\r', '').startsWith(wanted)) return { text, done: [] };
  return { text: `${wanted}${text.replace(SCHEMA_LINE, '')}`, done: ['The first line does not name the schema'] };
}
