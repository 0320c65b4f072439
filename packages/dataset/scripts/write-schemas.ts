import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { WRITTEN_KINDS } from '../src/written/written-kinds.ts';

// Writes data/schemas: the shape of what people write down, so that editors complete and check it. What a schema cannot say, such as
// which holes there are, `whyblocked data lint` says.

const folder = new URL('../../../data/schemas/', import.meta.url);

mkdirSync(folder, { recursive: true });
for (const [kind, { schema }] of Object.entries(WRITTEN_KINDS)) {
  // As it is written, not as it is read; in the draft that editors of YAML know.
  const written = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', reused: 'inline' });
  writeFileSync(new URL(`${kind}.schema.json`, folder), `${JSON.stringify(written, null, 2)}\n`);
}
