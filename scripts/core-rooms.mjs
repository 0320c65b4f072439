/**
 * The rooms of core in the order of the flow: each imports only those before it. What knowledge holds and how connections are decided know
 * each other. The engine and the public face of the package may import anything.
 */
const rooms = [
  ...[
    'unpack',
    'decode',
    'search',
    'evidence',
    'readers',
    'intake',
    'subjects',
    'redaction',
    'drafts',
    'context',
    'records',
  ],
  ...[
    'connection',
    'knowledge',
    'addons',
    'matching',
    'effective',
    'grants',
    'certificates',
    'explanations',
    'chain',
    'plan',
  ],
  ...['diagnosis', 'community', 'what-if', 'engine'],
];
const together = new Set(['connection', 'knowledge']);

/**
 * @param {readonly { readonly path: string, readonly imports: readonly string[] }[]} files paths below `packages/core/src`, of files and of
 *   what they import
 * @returns {string[]} one sentence for each import of a later room, and for each room that is not in the order
 */
export function findLaterRooms(files) {
  return files.flatMap(({ path, imports }) => {
    const own = roomOf(path);
    if (own === null) return [];
    const at = rooms.indexOf(own);
    if (at < 0) return [`packages/core/src/${path}: the room ${own} has no place in scripts/core-rooms.mjs`];
    return imports
      .map(roomOf)
      .filter((room) => room !== null && rooms.indexOf(room) > at && !(together.has(own) && together.has(room)))
      .map((room) => `packages/core/src/${path} must not import from ${room}, which comes after ${own}`);
  });
}

/** @param {string} path */
function roomOf(path) {
  const [room = '', ...rest] = path.split('/');
  return rest.length === 0 ? null : room;
}
