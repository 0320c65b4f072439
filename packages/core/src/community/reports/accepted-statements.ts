import type { AddonStatement } from '@whyblocked/contract';
import type { CommunityStore } from '../store/community-store.ts';
import { statementOf } from './statement-of.ts';

/** What accepted reports say of addons. */
export async function acceptedStatements(
  store: Pick<CommunityStore, 'acceptedReports'>,
): Promise<readonly AddonStatement[]> {
  const accepted = await store.acceptedReports();
  return accepted.map(statementOf).filter((one) => one !== null);
}
