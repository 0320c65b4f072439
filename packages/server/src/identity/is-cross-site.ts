import type { ServerContext } from '../endpoint.ts';

/**
 * Whether a page of another site made a browser send this. Browsers say so in Sec-Fetch-Site, and where the connection is not
 * encrypted in Origin; programs send neither, and cannot be made by a page to send anything. There are no cookies to ride on:
 * this keeps other sites from filling somebody's limits, or from saying things in somebody's name.
 */
export function isCrossSite(c: ServerContext, publicUrl: URL | undefined): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('Origin');
  if (origin === undefined) return false;
  if (publicUrl && origin === publicUrl.origin) return false;
  const host = URL.parse(origin)?.host;
  return host === undefined || host === '' || host !== c.req.header('Host')?.toLowerCase();
}
