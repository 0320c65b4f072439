import { settingsCard } from '../cards/settings-card.ts';
import type { ChatContext } from '../chat-context.ts';
import type { CustomId } from '../ids/custom-id.ts';
import type { Asker } from '../ports/asker.ts';
import type { Press } from '../ports/inbound.ts';
import type { ReplyPort } from '../ports/reply-port.ts';
import { GuildSettings } from '../settings/guild-settings.ts';
import { isOver, type Outcome, refuse, tell } from './tell.ts';
import { updated } from './updated.ts';

/** /whyblocked settings */
export async function settingsCommand(context: ChatContext, asker: Asker, reply: ReplyPort): Promise<Outcome> {
  if (asker.guildId === undefined) return refuse(reply, { code: 'only-in-servers' });
  if (!asker.isModerator) return refuse(reply, { code: 'not-a-moderator' });
  const settings = await context.settings.get(asker.guildId);
  if (!settings.ok) return refuse(reply, settings.error);
  return tell(reply, settingsCard(settings.value, context.hears), 'private');
}

/** A button or a choice on that card. */
export async function changeSettings(
  context: ChatContext,
  { asker, values }: Press,
  id: CustomId,
  reply: ReplyPort,
): Promise<Outcome> {
  const over = await isOver(reply.hold());
  if (over) return over;
  const { guildId, isModerator } = asker;
  if (guildId === undefined) return updated(reply, { code: 'only-in-servers' });
  if (!isModerator) return updated(reply, { code: 'not-a-moderator' });
  const before = await context.settings.get(guildId);
  if (!before.ok) return updated(reply, before.error);
  const settings = GuildSettings.safeParse({ ...before.value, ...changeOf(id, values) });
  if (!settings.success) return updated(reply, { code: 'old-button' });
  const stored = await context.settings.set(guildId, settings.data);
  return updated(reply, stored.ok ? settingsCard(settings.data, context.hears) : stored.error);
}

function changeOf({ act, about }: CustomId, values: readonly string[]): Readonly<Record<string, unknown>> {
  if (act === 'spot-in') return { spotIn: values };
  return act === 'answers' ? { answers: about } : { isOn: about === 'on' };
}
