import { NewerDatabase } from '../store/pending-migrations.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';

/**
 * Classes of SQLSTATE in which a statement of ours is wrong (cardinality, data, integrity, cursor, syntax; but not missing rights), and codes of
 * Node for arguments that are wrong, but not those for a URL or a certificate.
 */
const BUGS = /^(?:21|22|23|24|42(?!501)|ERR_(?!INVALID_URL|TLS|SSL))/;

/**
 * What is thrown instead of an error of the driver: StoreUnavailable, unless it is a bug of ours. Errors of drizzle hold the
 * statement and its values, those of the driver the name of the server and of the user; only the code is taken over.
 */
export function postgresFailure(error: unknown): unknown {
  if (error instanceof StoreUnavailable || error instanceof NewerDatabase) return error;
  const code = codeOf(error);
  if (code !== null) {
    return BUGS.test(code) ? new Error(`PostgreSQL refused a statement (${code})`) : new StoreUnavailable(code);
  }
  return isOfDriver(error) ? new StoreUnavailable('the connection failed') : error;
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}

/** The driver says some things in words alone. */
function isOfDriver(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    /^(?:Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client (?:has encountered|was closed)|Cannot use a pool)/.test(
      error.message,
    ) || isOfDriver(error.cause)
  );
}
