import type { ChatContext } from '../chat-context.ts';
import { looksLikeLog, maybeLogFile } from '../paste/log-hints.ts';
import { pastedText } from '../paste/pasted-text.ts';
import type { Heard, PastedMessage } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { type Outcome, refuse } from './tell.ts';
import { why, whySpotted } from './why.ts';

/** A message that mentions the bot, is written to it, or stands where logs are spotted. */
export async function heard(
  context: ChatContext,
  { asker, way, message, ...more }: Heard,
  reply: ReplyPort,
): Promise<Outcome> {
  const { guildId } = asker;
  const decided = guildId === undefined ? undefined : await context.settings.get(guildId);
  if (decided && (!decided.ok || !decided.value.isOn)) {
    return { outcome: 'ignored', code: decided.ok ? 'switched-off' : decided.error.code };
  }
  if (way === 'spotted') return spotted(context, { asker, message }, reply);
  if (decided?.ok && decided.value.answers === 'private') return refuse(reply, { code: 'answers-are-private' });
  const messages = await messagesOf({ message, ...more });
  const source = {
    texts: messages.map(({ text }) => pastedText(text)),
    files: messages.flatMap(({ files }) => files),
  };
  const readsEarlier = way === 'direct' || more.earlier !== undefined;
  return why(context, { asker, source, visibility: 'public', readsEarlier }, reply);
}

/** The message itself, what it replies to, and where neither is a log what the author pasted before. Oldest first. */
async function messagesOf({
  message,
  repliedTo,
  earlier,
}: Pick<Heard, 'message' | 'repliedTo' | 'earlier'>): Promise<readonly PastedMessage[]> {
  const own = repliedTo ? [repliedTo, message] : [message];
  if (own.some(mayHoldLog) || earlier === undefined) return own;
  return [...(await earlier()).filter(mayHoldLog), ...own];
}

function mayHoldLog({ text, files }: PastedMessage): boolean {
  return files.some(({ name }) => maybeLogFile(name)) || looksLikeLog(text);
}

async function spotted(
  context: ChatContext,
  { asker, message }: Pick<Heard, 'asker' | 'message'>,
  reply: ReplyPort,
): Promise<Outcome> {
  if (!mayHoldLog(message)) return { outcome: 'ignored' };
  const source = {
    texts: [pastedText(message.text)],
    files: message.files.filter(({ name }) => maybeLogFile(name)),
  };
  return whySpotted(context, { asker, source }, reply);
}
