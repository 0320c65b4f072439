import type { ServerContext } from './endpoint.ts';

/** Says in a header where the next page is (RFC 8288), for clients that follow links. */
export function linkNext(c: ServerContext, cursor: string | undefined): void {
  if (cursor === undefined) return;
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set('cursor', cursor);
  c.header('Link', `<${pathname}?${searchParams}>; rel="next"`);
}
