import { expect, it } from 'vitest';
import { findWrongDirections } from './directions.mjs';

/**
 * @param {string} folder
 * @param {readonly string[]} uses
 * @param {readonly string[]} [references]
 */
function room(folder, uses, references = uses) {
  return {
    folder,
    name: `@scope/${folder}`,
    dependencies: [...uses.map((name) => `@scope/${name}`), 'zod'],
    references,
  };
}

const core = room('packages/core', ['packages/contract']);
const contract = room('packages/contract', []);

it('has nothing to say when all go the right way', () => {
  const app = room('apps/cli', ['packages/core', 'packages/contract']);
  expect(findWrongDirections([contract, core, app])).toEqual([]);
});

it('names a dependency in a forbidden direction', () => {
  const render = room('packages/render', ['packages/core']);
  expect(findWrongDirections([contract, core, render])).toEqual(['packages/render must not depend on packages/core']);
});

it('allows nothing to a package it does not know', () => {
  expect(findWrongDirections([contract, room('packages/new', ['packages/contract'])])).toEqual([
    'packages/new must not depend on packages/contract',
  ]);
});

it('lets nothing depend on an app', () => {
  const app = room('apps/api', []);
  expect(findWrongDirections([app, room('apps/cli', ['apps/api'])])).toEqual(['apps/cli must not depend on apps/api']);
});

it('wants the TypeScript references to be the dependencies', () => {
  const server = room('packages/server', ['packages/core', 'packages/contract'], ['packages/core']);
  expect(findWrongDirections([contract, core, server])).toEqual([
    'packages/server/tsconfig.json must reference exactly what its package.json lists',
  ]);
});
