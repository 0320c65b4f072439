import { customId } from '../ids/custom-id.ts';
import type { Button } from '../ports/card.ts';

/** Deletes a message that everybody sees: who asked may, and moderators. */
export function deleteButton(ownerId: string): Button {
  return { kind: 'button', style: 'danger', label: 'Delete', customId: customId({ act: 'delete', owner: ownerId }) };
}
