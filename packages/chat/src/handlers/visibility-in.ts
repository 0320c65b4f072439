import type { ChatContext } from '../chat-context.ts';
import type { Asker } from '../ports/asker.ts';
import type { Visibility } from '../ports/reply-port.ts';
import type { Result } from '../ports/result.ts';

/** Who sees an answer: as the person says, else as the server has it. Nobody where the bot is switched off. */
export async function visibilityIn(
  { settings }: ChatContext,
  { guildId }: Asker,
  isPrivate: unknown,
): Promise<Result<Visibility, { readonly code: 'switched-off' }>> {
  const said = typeof isPrivate === 'boolean' ? (isPrivate ? 'private' : 'public') : undefined;
  if (guildId === undefined) return { ok: true, value: said ?? 'public' };
  const decided = await settings.get(guildId);
  // Answers go on while settings cannot be reached, where nobody but who asked sees them.
  if (!decided.ok) return { ok: true, value: 'private' };
  const { isOn, answers } = decided.value;
  if (!isOn) return { ok: false, error: { code: 'switched-off' } };
  return { ok: true, value: answers === 'private' ? 'private' : (said ?? 'public') };
}
