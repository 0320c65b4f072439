import type { UnknownAddon } from '@whyblocked/contract';
import { printable } from '../printable.ts';

/** That no addon is called so, and what was perhaps meant. */
export function unknownAddonSentence({ addon, near }: UnknownAddon): string {
  const perhaps = near.length === 0 ? '' : ` Perhaps you mean ${near.join(' or ')}.`;
  return `There is no addon "${printable(addon)}".${perhaps} "whyblocked addons" lists them.`;
}
