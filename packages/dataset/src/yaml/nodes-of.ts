import type { YamlPath } from './read-yaml.ts';

/** Everything in a tree, itself included, with where it stands. */
export function nodesOf(tree: unknown, path: YamlPath = []): readonly { path: YamlPath; value: unknown }[] {
  const below =
    typeof tree === 'object' && tree !== null
      ? Object.entries(tree).flatMap(([key, value]) =>
          nodesOf(value, [...path, Array.isArray(tree) ? Number(key) : key]),
        )
      : [];
  return [{ path, value: tree }, ...below];
}
