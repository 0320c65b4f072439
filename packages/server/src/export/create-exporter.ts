import { createHash } from 'node:crypto';
import type { Answer, CommunityUnavailable, ExportLine } from '@whyblocked/contract';
import type { ServerDeps } from '../server-deps.ts';
import { CommunityLost, type ExportSources, exportLines } from './export-lines.ts';

/** A whole export, and the hash of its bytes. */
export interface Exported {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: Buffer;
}

type Needed = ExportSources & Pick<ServerDeps, 'knowledge'>;

/** Lines after which others get their turn. */
const LINES_AT_ONCE = 20;

/**
 * Makes the export when it is asked for, and again only when something changed: it is the same for everybody, and its hash has
 * to be known before its first byte is sent.
 */
export function createExporter(sources: Needed): () => Answer<Exported, CommunityUnavailable> {
  let change = 0;
  let made: { readonly change: number; readonly exported: Promise<Exported> } | null = null;
  return async () => {
    const last = await lastChange(sources, change);
    if (last === null) return { ok: false, error: { code: 'community-unavailable' } };
    change = last;
    const current = made?.change === last ? made : { change: last, exported: exportWhole(sources, last) };
    made = current;
    try {
      return { ok: true, value: await current.exported };
    } catch (error) {
      if (made === current) made = null;
      if (error instanceof CommunityLost) return { ok: false, error: { code: 'community-unavailable' } };
      throw error;
    }
  };
}

/** The number of the last change, found from one that is known; null where the database cannot be reached. */
async function lastChange({ community }: Needed, known: number): Promise<number | null> {
  for (let since = known; ; ) {
    const page = await community.listChanges(since);
    if (!page.ok) return null;
    if (page.value.last <= since) return since;
    since = page.value.last;
  }
}

async function exportWhole(sources: Needed, change: number): Promise<Exported> {
  const { version, snapd } = sources.knowledge;
  const chunks: Buffer[] = [];
  const hash = createHash('sha256');
  const write = (line: ExportLine): void => {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    hash.update(bytes);
    chunks.push(bytes);
  };
  write({ kind: 'export', schema: 'whyblocked/export@1', knowledge: version, snapd, change });
  for await (const line of exportLines(sources)) {
    write(line);
    if (chunks.length % LINES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  write({ kind: 'end', lines: chunks.length, sha256: hash.copy().digest('hex') });
  return { bytes: new Uint8Array(Buffer.concat(chunks)), sha256: hash.digest() };
}
