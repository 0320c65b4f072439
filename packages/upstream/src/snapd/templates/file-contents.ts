import { asText, type GoText } from '../../go/go-text.ts';
import type { GoValue } from '../../go/go-value.ts';

/** The contents of the files in a value. */
export function contentsIn(value: GoValue): readonly GoText[] {
  switch (value.kind) {
    case 'tuple':
    case 'list':
      return value.items.flatMap(contentsIn);
    case 'map':
      return value.entries.flatMap(([, item]) => contentsIn(item));
    case 'struct': {
      const content = asText(value.fields.get('Content'));
      return content ? [content] : [];
    }
    default:
      return [];
  }
}
