import type { Diagnosis, Identity, ShareAnswer } from '@whyblocked/contract';
import { note, type ServerContext } from '../endpoint.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import type { ServerDeps } from '../server-deps.ts';

export type Shared =
  | { readonly ok: true; readonly value: ShareAnswer }
  | { readonly ok: false; readonly error: ServerFailure };

/** Shares a diagnosis, for the API and for the page, and says where it is. */
export async function shareDiagnosis(
  c: ServerContext,
  { community, publicUrl }: Pick<ServerDeps, 'community' | 'publicUrl'>,
  diagnosis: Diagnosis,
  by: Identity,
): Promise<Shared> {
  const shared = await community.shareDiagnosis(diagnosis, by);
  if (!shared.ok) return shared;
  note(c, { kept: 'share' });
  const path = `/d/${shared.value.id}`;
  c.header('Location', path);
  return { ok: true, value: { ...shared.value, url: new URL(path, publicUrl ?? c.req.url).href } };
}
