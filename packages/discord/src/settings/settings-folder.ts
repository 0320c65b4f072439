import { join } from 'node:path';
import type { DiscordVariables } from '../environment/discord-variables.ts';

/** Where the settings of servers are kept. */
export function settingsFolder({ WHYBLOCKED_STATE_DIR, XDG_STATE_HOME, HOME }: DiscordVariables): string {
  const state = WHYBLOCKED_STATE_DIR ?? join(XDG_STATE_HOME ?? join(HOME ?? '.', '.local', 'state'), 'whyblocked');
  return join(state, 'discord-settings');
}
