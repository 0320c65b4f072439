import { DEFAULT_SETTINGS, type GuildSettings } from './guild-settings.ts';

/** Where settings are kept. A store that cannot be reached says so; nothing was changed then. */
export interface SettingsStore {
  /** The defaults where nothing was decided. */
  get(
    guildId: string,
  ): Promise<
    | { readonly ok: true; readonly value: GuildSettings }
    | { readonly ok: false; readonly error: { readonly code: 'settings-unavailable' } }
  >;
  set(
    guildId: string,
    settings: GuildSettings,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly code: 'settings-unavailable' } }>;
}

/** Settings that end with the process. */
export function memorySettings(): SettingsStore {
  const settings = new Map<string, GuildSettings>();
  return {
    get: async (guildId) => ({ ok: true, value: settings.get(guildId) ?? DEFAULT_SETTINGS }),
    set: async (guildId, decided) => {
      settings.set(guildId, decided);
      return { ok: true };
    },
  };
}
