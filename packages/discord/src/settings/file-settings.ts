import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, GuildSettings, type SettingsStore } from '@whyblocked/chat';

const GUILD_ID = /^\d{1,20}$/;
const UNAVAILABLE = { ok: false, error: { code: 'settings-unavailable' } } as const;

export interface FileSettingsOptions {
  /**
   * How long what was read is believed. More than 0 where each message asks; what another process decided is then seen so
   * much later.
   */
  readonly keptMs: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** Settings as files, one for each server, written whole or not at all. */
export function fileSettings(
  folder: string,
  { keptMs, now = () => performance.now() }: FileSettingsOptions,
): SettingsStore {
  const known = new Map<string, { readonly settings: GuildSettings; readonly readMs: number }>();
  const keep = (guildId: string, settings: GuildSettings): void => {
    if (keptMs > 0) known.set(guildId, { settings, readMs: now() });
  };
  const pathOf = (guildId: string): string => join(folder, `${guildId}.json`);
  return {
    async get(guildId) {
      const before = known.get(guildId);
      if (before && now() - before.readMs < keptMs) return { ok: true, value: before.settings };
      if (!GUILD_ID.test(guildId)) return UNAVAILABLE;
      const read = await readSettings(pathOf(guildId));
      if (read === undefined) return UNAVAILABLE;
      keep(guildId, read);
      return { ok: true, value: read };
    },
    async set(guildId, settings) {
      if (!GUILD_ID.test(guildId)) return UNAVAILABLE;
      const draft = join(folder, `${randomUUID()}.part`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(draft, JSON.stringify(settings), { mode: 0o600, flush: true });
        await rename(draft, pathOf(guildId));
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
        return UNAVAILABLE;
      }
      keep(guildId, settings);
      return { ok: true };
    },
  };
}

/** The defaults where there is no file; undefined where there is one that cannot be read. */
async function readSettings(path: string): Promise<GuildSettings | undefined> {
  try {
    const settings = GuildSettings.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return settings.success ? settings.data : undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? DEFAULT_SETTINGS : undefined;
  }
}
