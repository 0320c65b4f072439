import { text } from './go-text.ts';
import { type GoValue, NIL } from './go-value.ts';

/** What a variable or field of a type holds that nothing was assigned to; undefined for types that are not known. */
export function zeroValue(type: string): GoValue | undefined {
  if (type === 'string') return text('');
  if (type === 'bool') return { kind: 'boolean', value: false };
  if (type === 'error') return NIL;
  if (/^u?int(8|16|32|64)?$/.test(type)) return { kind: 'number', value: 0 };
  if (type.startsWith('[]')) return { kind: 'list', items: [] };
  return type.startsWith('map[') ? { kind: 'map', entries: [] } : undefined;
}
