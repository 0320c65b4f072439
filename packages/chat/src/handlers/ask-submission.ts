import type { ChatContext } from '../chat-context.ts';
import type { CustomId } from '../ids/custom-id.ts';
import { pastedText } from '../paste/pasted-text.ts';
import type { Submission } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { type Outcome, refuse } from './tell.ts';
import { visibilityIn } from './visibility-in.ts';
import { why } from './why.ts';

/** The form that /why opened. */
export async function askSubmission(
  context: ChatContext,
  { asker, fields, files }: Submission,
  { about }: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  const decided = await visibilityIn(context, asker, about === 'private');
  if (!decided.ok) return refuse(reply, decided.error);
  const source = { texts: [pastedText(fields.text ?? '')], files: files.files ?? [] };
  return why(context, { asker, source, visibility: decided.value, readsEarlier: true }, reply);
}
