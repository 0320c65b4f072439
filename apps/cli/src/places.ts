import { fileURLToPath } from 'node:url';

// This file stands in `src/`, the bundle that it becomes part of in `dist/`: the folder above is the same.
const packageFolder = new URL('../', import.meta.url);

/** Where a build puts the knowledge and where it is looked for: beside the bundle. */
export const builtKnowledge = fileURLToPath(new URL('dist/knowledge.db', packageFolder));

/** The database as files, in a checkout. */
export const dataFolder = fileURLToPath(new URL('../../data', packageFolder));
