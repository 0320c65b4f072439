// Unpacks two bombs in a process of its own, and says how much memory it took at most.
import { gzipSync } from 'node:zlib';
import type { PastePart, Unread } from '@whyblocked/contract';
import { tarOf } from './archives.fixture.ts';
import { unpack } from './unpack.ts';
import { UnreadLedger } from './unread-ledger.ts';

const MEBIBYTE = 1024 * 1024;

async function* bomb(): AsyncGenerator<PastePart> {
  const packed = gzipSync(Buffer.alloc(16 * MEBIBYTE));
  for (let times = 0; times < 64; times++) yield { file: 'bomb', bytes: packed };
}

async function* manyEntries(): AsyncGenerator<PastePart> {
  const hundred = tarOf(
    Array.from({ length: 100 }, (_, index) => ({ name: `file-${index}`, body: 'a' })),
    true,
  );
  for (let times = 0; times < 1000; times++) yield { file: 'many', bytes: hundred };
}

async function read(parts: AsyncIterable<PastePart>): Promise<Unread[]> {
  const unread = new UnreadLedger();
  for await (const _ of unpack(parts, { unread, bounds: { unpackedBytes: 512 * MEBIBYTE } }));
  return unread.list();
}

const unread = await read(bomb());
const entries = await read(manyEntries());
process.stdout.write(JSON.stringify({ unread, entries, peakBytes: process.resourceUsage().maxRSS * 1024 }));
