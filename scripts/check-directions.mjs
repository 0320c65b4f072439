import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { checkout } from './checkout.mjs';
import { findLaterRooms } from './core-rooms.mjs';
import { findWrongDirections } from './directions.mjs';

const core = join(checkout, 'packages/core/src');
const wrong = [...findWrongDirections(['packages', 'apps'].flatMap(readRooms)), ...findLaterRooms(readImports())];
for (const sentence of wrong) process.stderr.write(`${sentence}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** @param {string} kind */
function readRooms(kind) {
  return readdirSync(join(checkout, kind)).map((own) => {
    const folder = `${kind}/${own}`;
    const manifest = readJson(join(checkout, folder, 'package.json'));
    const { references = [] } = readJson(join(checkout, folder, 'tsconfig.json'));
    return {
      folder,
      name: manifest.name,
      dependencies: ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap((field) =>
        Object.keys(manifest[field] ?? {}),
      ),
      references: references.map((/** @type {{ path: string }} */ { path }) => posix.join(folder, path)),
    };
  });
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Tests and fixtures may look anywhere. */
function readImports() {
  return readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(?:test|fixture|properties)\./.test(path))
    .map((path) => ({
      path,
      imports: [...readFileSync(join(core, path), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, name = '']) =>
        posix.join(posix.dirname(path), name),
      ),
    }));
}
