import type { ServerContext } from '../endpoint.ts';

/** Keeps what was shared out of search engines and shared caches: who has the link may read it, until it is deleted. */
export function hideFromLists(c: ServerContext): void {
  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive');
  c.header('Cache-Control', 'private, no-cache');
}
