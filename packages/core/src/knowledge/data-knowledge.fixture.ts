import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildKnowledge } from './build-knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { openKnowledge } from './open-knowledge.ts';

/** The knowledge that our own `data/` makes, opened; what it stands in is gone with the process. */
export function dataKnowledge(): Knowledge {
  const folder = mkdtempSync(join(tmpdir(), 'whyblocked-data-'));
  const outFile = join(folder, 'knowledge.db');
  const built = buildKnowledge({ dataDir: fileURLToPath(new URL('../../../../data', import.meta.url)), outFile });
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  const knowledge = openKnowledge(outFile);
  rmSync(folder, { recursive: true });
  return knowledge;
}
