/**
 * The index is one run of 32-bit words in the machine's byte order (little-endian everywhere this runs); every offset
 * counts words from its beginning, so that it may lie anywhere: in a SQLite blob, in shared memory, in a mapped file.
 *
 * Header: the words named below. Then, each at the offset its header word gives:
 * `classes` 256 bytes, the class of each byte value: bytes that no pattern tells apart share one;
 * `literalStart` nodes + 1, `literals` pairs (class, node) sorted by class;
 * `setEdgeStart` nodes + 1, `setEdges` pairs (set, node); `sets` one bit per class, `setWords` words per set;
 * `closureStart` nodes + 1, `closures` the nodes reached from a node without taking a byte, itself included;
 * `acceptStart` nodes + 1, `accepts` pattern numbers; `exact` one bit per pattern.
 */
export const HEADER = {
  magic: 0,
  nodes: 1,
  patterns: 2,
  classCount: 3,
  setWords: 4,
  classes: 5,
  literalStart: 6,
  literals: 7,
  setEdgeStart: 8,
  setEdges: 9,
  sets: 10,
  closureStart: 11,
  closures: 12,
  acceptStart: 13,
  accepts: 14,
  exact: 15,
  end: 16,
} as const;

export const HEADER_WORDS = 17;
/** "wbi1" */
export const MAGIC = 0x31696277;

export type Section = Exclude<keyof typeof HEADER, 'magic' | 'nodes' | 'patterns' | 'classCount' | 'setWords' | 'end'>;
