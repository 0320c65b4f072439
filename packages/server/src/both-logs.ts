import type { ServerLog } from './server-deps.ts';

/** Tells two what happens. */
export function bothLogs(one: ServerLog, other: ServerLog): ServerLog {
  return {
    request: (event) => {
      one.request(event);
      other.request(event);
    },
    failure: (id, error) => {
      one.failure(id, error);
      other.failure(id, error);
    },
  };
}
