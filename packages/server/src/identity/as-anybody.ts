import type { Identity } from '@whyblocked/contract';
import type { ServerContext } from '../endpoint.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import type { ServerDeps } from '../server-deps.ts';
import { clientAddress } from './client-address.ts';
import { isCrossSite } from './is-cross-site.ts';

type Needed = Pick<ServerDeps, 'identify' | 'trustedProxies' | 'publicUrl'>;

/** Who sends a form: anybody, as pages have no tokens. */
export async function asAnybody(
  c: ServerContext,
  { identify, trustedProxies, publicUrl }: Needed,
): Promise<{ readonly ok: true; readonly value: Identity } | { readonly ok: false; readonly error: ServerFailure }> {
  if (isCrossSite(c, publicUrl)) return { ok: false, error: { code: 'cross-site' } };
  return identify({ address: clientAddress(c, trustedProxies) });
}
