import Database from 'better-sqlite3';
import { StoreUnavailable } from '../store/store-unavailable.ts';

/** Statements that break rules of the schema are bugs of ours; all else that SQLite reports is the file or the system. */
const BUGS = /^SQLITE_(?:ERROR|CONSTRAINT|MISMATCH|MISUSE|RANGE|TOOBIG)/;

/** What is thrown instead of an error of SQLite or of the file system: StoreUnavailable, unless it is a bug of ours. */
export function sqliteFailure(error: unknown): unknown {
  if (error instanceof Database.SqliteError) return BUGS.test(error.code) ? error : new StoreUnavailable(error.code);
  if (error instanceof Error && 'syscall' in error && 'code' in error) return new StoreUnavailable(String(error.code));
  return error;
}
