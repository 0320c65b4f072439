import { expect, it } from 'vitest';
import { memoryTree } from '../source/memory-tree.fixture.ts';
import { vendoredAppArmor } from './vendored-apparmor.ts';

it.each([
  ['source: https://example.org/apparmor-v9.1.2.tar.gz', '9.1.2'],
  ['source: https://example.org/apparmor-3.0.tar.gz', '3.0'],
  ['parts: {}', undefined],
])('finds the release that is built in: %s', (recipe, release) => {
  expect(vendoredAppArmor(memoryTree({ 'build-aux/snap/snapcraft.yaml': recipe }))).toBe(release);
});

it('finds none where there is no recipe', () => {
  expect(vendoredAppArmor(memoryTree({}))).toBeUndefined();
});
