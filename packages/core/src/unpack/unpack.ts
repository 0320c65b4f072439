import type { PastePart } from '@whyblocked/contract';
import type { ArchiveFormat } from './archive-format.ts';
import { ByteSource } from './byte-source.ts';
import { labelOf } from './label.ts';
import { type Form, looksBinary, MAGIC_BYTES, sniff, TEXT_SAMPLE_BYTES } from './sniff.ts';
import { type UnpackBounds, UnpackBudget } from './unpack-budget.ts';
import type { UnreadLedger } from './unread-ledger.ts';

/** Loaded when a file asks for it: most pastes are plain text. */
const formats: Readonly<Record<Exclude<Form, 'plain' | 'binary' | 'unsupported'>, () => Promise<ArchiveFormat>>> = {
  gzip: async () => (await import('./gzip.ts')).gzip,
  bzip2: async () => (await import('./bzip2.ts')).bzip2,
  xz: async () => (await import('./xz.ts')).xz,
  zstd: async () => (await import('./zstd.ts')).zstd,
  zip: async () => (await import('./zip.ts')).zip,
  tar: async () => (await import('./tar.ts')).tar,
};

/** A file as it was given, or as it lies in an archive. */
interface Packed {
  readonly source: ByteSource;
  readonly file: string | undefined;
  /** How many archives it lies in. */
  readonly depth: number;
  /** Whether its label is its path in an archive. */
  readonly isMember: boolean;
}

/**
 * Turns what was uploaded into plain documents: archives, nested ones too, give what they hold, and everything else
 * passes as it is, without being copied. Never throws for bad data; what is not read is told to `unread`.
 *
 * At one time it holds, for each of the nested archives, a few pieces of 64 KiB and the window of its decompressor
 * (at most 64 MiB for xz, 32 MiB for zstd, 8 MiB for bzip2, 32 KiB otherwise), and zip archives of `zipBytes` in all,
 * twice while they are put together.
 */
export async function* unpack(
  parts: AsyncIterable<PastePart>,
  options: { readonly unread: UnreadLedger; readonly bounds?: Partial<UnpackBounds> },
): AsyncGenerator<PastePart> {
  const budget = new UnpackBudget(options.unread, options.bounds);
  const iterator = parts[Symbol.asyncIterator]();
  try {
    let part = await iterator.next();
    while (part.done !== true) {
      const { file } = part.value;
      async function* chunks(): AsyncGenerator<Uint8Array> {
        while (part.done !== true && part.value.file === file) {
          yield part.value.bytes;
          part = await iterator.next();
        }
      }
      const label = file === undefined ? undefined : labelOf(file);
      yield* documents({ source: new ByteSource(chunks()), file: label, depth: 0, isMember: false }, budget);
      // The rest of a file that was left.
      while (part.done !== true && part.value.file === file) part = await iterator.next();
    }
  } finally {
    await iterator.return?.();
  }
}

async function* documents(packed: Packed, budget: UnpackBudget): AsyncGenerator<PastePart> {
  const { source, file, depth, isMember } = packed;
  try {
    const form = await formOf(source, depth);
    if (form === 'plain') yield* plain(packed, budget);
    else if (form === 'binary' || form === 'unsupported') budget.tell(form, file);
    else if (budget.spent) budget.tellSpent(file);
    else if (depth >= budget.bounds.archiveDepth) budget.tell('too-deep', file);
    else {
      const nameOf = (path: string): string => labelOf(isMember && file !== undefined ? `${file}:${path}` : path);
      const open = await formats[form]();
      for await (const member of open({ source, file, budget, nameOf })) {
        yield* documents(
          {
            source: new ByteSource(member.bytes),
            file: member.name ?? file,
            depth: depth + 1,
            isMember: isMember || member.name !== undefined,
          },
          budget,
        );
        if (budget.spent) return;
      }
    }
  } finally {
    await source.close();
  }
}

/** What is given by itself is read whatever it looks like, unless its magic says that there is no text in it. */
async function formOf(source: ByteSource, depth: number): Promise<Form> {
  const form = sniff(await source.peek(MAGIC_BYTES));
  if (form !== 'plain' || depth === 0) return form;
  return looksBinary(await source.peek(TEXT_SAMPLE_BYTES)) ? 'binary' : 'plain';
}

async function* plain({ source, file, depth }: Packed, budget: UnpackBudget): AsyncGenerator<PastePart> {
  for (let bytes = await source.next(); bytes !== null; bytes = await source.next()) {
    const taken = depth === 0 ? bytes : budget.takeDelivered(bytes, file);
    if (taken.length > 0 || depth === 0) yield file === undefined ? { bytes: taken } : { file, bytes: taken };
    if (depth > 0 && budget.spent) return;
  }
}
