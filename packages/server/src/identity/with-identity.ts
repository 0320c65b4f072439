import type { Identity } from '@whyblocked/contract';
import type { ServerContext } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import type { ServerDeps } from '../server-deps.ts';
import { clientAddress } from './client-address.ts';
import { isCrossSite } from './is-cross-site.ts';

type Needed = Pick<ServerDeps, 'identify' | 'trustedProxies' | 'publicUrl'>;

/** Finds out who asks, and lets them be answered; the answer is for nobody else. */
export async function withIdentity(
  c: ServerContext,
  { identify, trustedProxies, publicUrl }: Needed,
  use: (by: Identity) => Promise<Response>,
): Promise<Response> {
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!reads && isCrossSite(c, publicUrl)) return answerProblem(c, { code: 'cross-site' });
  c.header('Cache-Control', reads ? 'private, no-cache' : 'no-store');
  c.header('Vary', 'Authorization, On-Behalf-Of');
  const by = await identify({
    authorization: c.req.header('Authorization'),
    onBehalfOf: c.req.header('On-Behalf-Of'),
    address: clientAddress(c, trustedProxies),
  });
  return by.ok ? use(by.value) : answerProblem(c, by.error);
}
