import { AddonName, AddonRepository } from '@whyblocked/contract';
import { Slug } from '../curated/curated-entry.ts';

/** What the path of a statement says; `repository` is "core", "community" or "owner/name". */
export interface StatementPath {
  readonly repository: string;
  readonly addon: string;
  readonly slug: string;
}

/** Reads "core/metallb/raw-sockets-refused" or "owner/name/addon/slug"; null where it is no such path. */
export function parseStatementId(id: string): StatementPath | null {
  const parts = id.split('/');
  const slug = parts.pop() ?? '';
  const addon = parts.pop() ?? '';
  const repository = parts.join('/');
  return AddonRepository.safeParse(repository).success &&
    AddonName.safeParse(addon).success &&
    Slug.safeParse(slug).success
    ? { repository, addon, slug }
    : null;
}
