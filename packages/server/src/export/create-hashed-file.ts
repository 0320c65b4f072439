import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

const CHUNK_BYTES = 256 * 1024;

export interface HashedFile {
  readonly sizeBytes: number;
  readonly sha256: Buffer;
  /** Opened when first read; ends early where the file was replaced meanwhile. */
  stream(): ReadableStream<Uint8Array>;
}

/** A file with the hash of its bytes, which is computed again when another one lies there. */
export function createHashedFile(path: string): () => Promise<HashedFile> {
  let known: { readonly identity: string; readonly sha256: Promise<Buffer> } | null = null;
  return async () => {
    const found = await stat(path);
    const identity = identityOf(found);
    if (known?.identity !== identity) known = { identity, sha256: hashOf(path) };
    const sha256 = await known.sha256.catch((error: unknown) => {
      known = null;
      throw error;
    });
    return { sizeBytes: found.size, sha256, stream: () => lazyStream(path, identity) };
  };
}

function identityOf({
  ino,
  size,
  mtimeMs,
}: {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}): string {
  return [ino, size, mtimeMs].join(' ');
}

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) hash.update(chunk);
  return hash.digest();
}

/** Whoever has the file already, and asks with HEAD or a tag, reads nothing of it: then it is not even opened. */
function lazyStream(path: string, identity: string): ReadableStream<Uint8Array> {
  let file: FileHandle | null = null;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (!file) {
          file = await open(path);
          if (identityOf(await file.stat()) !== identity) {
            await file.close();
            throw new Error('the file was replaced while it was sent');
          }
        }
        const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK_BYTES), 0, CHUNK_BYTES, null);
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        controller.close();
        await file.close();
      },
      cancel: async () => file?.close(),
    },
    new CountQueuingStrategy({ highWaterMark: 0 }),
  );
}
