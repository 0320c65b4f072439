/**
 * Which package may depend on which of ours; a package that is not named may depend on none. The apps may depend on
 * anything, and nothing depends on them. `turbo boundaries` then holds every import to its package's manifest. (Its
 * tags follow dependencies of dependencies too, so they cannot say that server may use core but not what core uses.)
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const directions = {
  contract: [],
  confinement: [],
  dataset: ['contract'],
  core: ['contract', 'confinement', 'dataset'],
  render: ['contract'],
  client: ['contract'],
  upstream: ['confinement', 'dataset'],
  server: ['contract', 'core', 'render'],
  chat: ['contract', 'render'],
  // Its tests ask a Discord on this machine.
  discord: ['chat', 'discord-loopback'],
  'discord-loopback': [],
};

/**
 * @typedef {{
 *   folder: string,
 *   name: string,
 *   dependencies: readonly string[],
 *   references: readonly string[],
 * }} Room `folder` is `packages/core`; dependencies of every kind by name; references as folders
 */

/**
 * @param {readonly Room[]} rooms
 * @returns {string[]} one sentence for each dependency in a forbidden direction, and for each package whose TypeScript
 *   references are not its dependencies
 */
export function findWrongDirections(rooms) {
  const byName = new Map(rooms.map((room) => [room.name, room]));
  return rooms.flatMap((room) => {
    const ours = room.dependencies.flatMap((name) => byName.get(name)?.folder ?? []);
    const [kind, own = ''] = room.folder.split('/');
    const allowed = kind === 'apps' ? null : (directions[own] ?? []).map((name) => `packages/${name}`);
    const wrong = ours.filter(
      (folder) => folder.startsWith('apps/') || (allowed !== null && !allowed.includes(folder)),
    );
    const sentences = wrong.map((folder) => `${room.folder} must not depend on ${folder}`);
    const same = [...ours].sort().join() === [...room.references].sort().join();
    return same
      ? sentences
      : [...sentences, `${room.folder}/tsconfig.json must reference exactly what its package.json lists`];
  });
}
