import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { sqliteFailure } from './sqlite-failure.ts';

export type BackupFailure =
  | { readonly code: 'no-database' }
  /** The folder of the copy is not there. */
  | { readonly code: 'no-folder' }
  /** Nothing is replaced: it might be the database itself. */
  | { readonly code: 'file-exists' }
  | { readonly code: 'community-unavailable'; readonly reason: string };

/** Copies the database as it is at one moment, while others read and write it, into a new file that is checked before it gets its name. */
export async function backupSqlite(
  path: string,
  file: string,
): Promise<{ readonly ok: true; readonly value: null } | { readonly ok: false; readonly error: BackupFailure }> {
  if (!existsSync(path)) return { ok: false, error: { code: 'no-database' } };
  if (!existsSync(dirname(file))) return { ok: false, error: { code: 'no-folder' } };
  if (existsSync(file)) return { ok: false, error: { code: 'file-exists' } };
  const part = `${file}.part`;
  try {
    const source = new Database(path, { readonly: true });
    await source.backup(part).finally(() => source.close());
    chmodSync(part, 0o600);
    const copy = new Database(part);
    // As one file, without a journal beside it.
    copy.pragma('journal_mode = DELETE');
    const said = copy.pragma('integrity_check(1)', { simple: true });
    copy.close();
    if (said !== 'ok') return { ok: false, error: { code: 'community-unavailable', reason: 'damaged' } };
    renameSync(part, file);
    return { ok: true, value: null };
  } catch (error) {
    const failure = sqliteFailure(error);
    if (!(failure instanceof StoreUnavailable)) throw failure;
    return { ok: false, error: { code: 'community-unavailable', reason: failure.reason } };
  } finally {
    rmSync(part, { force: true });
  }
}
