import type { PastePart } from '@whyblocked/contract';
import type { UnreadLedger } from './unread-ledger.ts';

export async function* unpack(
  parts: AsyncIterable<PastePart>,
  _options: { readonly unread: UnreadLedger },
): AsyncGenerator<PastePart> {
  yield* parts;
}
