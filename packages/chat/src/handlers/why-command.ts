import type { ChatContext } from '../chat-context.ts';
import { askForm } from '../forms/ask-form.ts';
import { pastedText } from '../paste/pasted-text.ts';
import type { CommandCall } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { type Outcome, refuse } from './tell.ts';
import { visibilityIn } from './visibility-in.ts';
import { why } from './why.ts';

/** /why: with a text, with a file, with both, or with a form for them. */
export async function whyCommand(context: ChatContext, call: CommandCall, reply: ReplyPort): Promise<Outcome> {
  const { asker, options, files } = call;
  const decided = await visibilityIn(context, asker, options.private);
  if (!decided.ok) return refuse(reply, decided.error);
  const visibility = decided.value;
  const text = typeof options.text === 'string' ? pastedText(options.text) : '';
  const file = files.file;
  if (text === '' && file === undefined) {
    const opened = await reply.openForm(askForm(visibility));
    return opened.ok ? { outcome: 'form-opened' } : { outcome: 'not-sent', code: opened.error.code };
  }
  const source = { texts: [text], files: file ? [file] : [] };
  return why(context, { asker, source, visibility, readsEarlier: true }, reply);
}

/** "Why is this blocked?" in the menu of a message: who asks sees the answer, and may share it. */
export async function whyMenu(context: ChatContext, call: CommandCall, reply: ReplyPort): Promise<Outcome> {
  const { asker, target } = call;
  const decided = await visibilityIn(context, asker, true);
  if (!decided.ok) return refuse(reply, decided.error);
  const source = { texts: [pastedText(target?.text ?? '')], files: target?.files ?? [] };
  return why(context, { asker, source, visibility: 'private', readsEarlier: true }, reply);
}
