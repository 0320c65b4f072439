import { hasByte } from '../glob/byte-set.ts';
import type { Variables } from '../glob/variables.ts';
import { HEADER, HEADER_WORDS, MAGIC, type Section } from './index-layout.ts';
import { loosenPattern } from './loose-pattern.ts';
import { PatternTrie, type TrieNode } from './pattern-trie.ts';

/**
 * Builds the index of many path patterns; a pattern's number is its position. Patterns with holes or run-time variables
 * become candidates only (`openPatternIndex(...).isExact`). The result is described in `index-layout.ts`.
 */
export function buildPatternIndex(
  patterns: readonly { readonly pattern: string }[],
  { vars }: { readonly vars: Variables },
): Uint8Array {
  const trie = new PatternTrie();
  const exact = new Uint32Array((patterns.length + 31) >> 5);
  for (const [number, { pattern }] of patterns.entries()) {
    const loose = loosenPattern(pattern, vars);
    trie.insert(loose.expression, number);
    if (loose.exact) exact[number >> 5] = (exact[number >> 5] as number) | (1 << (number & 31));
  }
  const { classOf, classCount } = classifyBytes(trie);
  const setWords = (classCount + 31) >> 5;
  const { nodes } = trie;
  const literals = rows(nodes, (node) =>
    [...node.bytes]
      .map(([byte, to]) => [classOf[byte] as number, to.number] as const)
      .sort((a, b) => a[0] - b[0])
      .flat(),
  );
  const setEdges = rows(nodes, (node) => node.sets.flatMap(({ set, to }) => [set, to.number]));
  const closures = rows(nodes, closure);
  const accepts = rows(nodes, (node) => node.accepts);
  const sections: Readonly<Record<Section, Uint32Array>> = {
    classes: new Uint32Array(classOf.buffer),
    literalStart: literals.start,
    literals: literals.values,
    setEdgeStart: setEdges.start,
    setEdges: setEdges.values,
    sets: setBits(trie, classOf, setWords),
    closureStart: closures.start,
    closures: closures.values,
    acceptStart: accepts.start,
    accepts: accepts.values,
    exact,
  };
  const header = { magic: MAGIC, nodes: nodes.length, patterns: patterns.length, classCount, setWords };
  return assemble(header, sections);
}

function assemble(
  header: Readonly<Record<string, number>>,
  sections: Readonly<Record<Section, Uint32Array>>,
): Uint8Array {
  const size = Object.values(sections).reduce((sum, section) => sum + section.length, HEADER_WORDS);
  const words = new Uint32Array(size);
  for (const [name, value] of Object.entries(header)) words[HEADER[name as keyof typeof HEADER]] = value;
  let at = HEADER_WORDS;
  for (const [name, section] of Object.entries(sections)) {
    words[HEADER[name as Section]] = at;
    words.set(section, at);
    at += section.length;
  }
  words[HEADER.end] = at;
  return new Uint8Array(words.buffer);
}

/** Lists of one node after the other, with where each begins. */
function rows(nodes: readonly TrieNode[], row: (node: TrieNode) => readonly number[]) {
  const start = new Uint32Array(nodes.length + 1);
  const values: number[] = [];
  for (const node of nodes) {
    for (const value of row(node)) values.push(value);
    start[node.number + 1] = values.length;
  }
  return { start, values: Uint32Array.from(values) };
}

/** The nodes that a look-up is in once it is in this one, without those that neither take a byte nor accept. */
function closure(node: TrieNode): number[] {
  const seen = new Set([node]);
  for (const reached of seen) for (const next of reached.free) seen.add(next);
  return [...seen]
    .filter(({ bytes, sets, accepts }) => bytes.size > 0 || sets.length > 0 || accepts.length > 0)
    .map(({ number }) => number);
}

function classifyBytes(trie: PatternTrie): { classOf: Uint8Array; classCount: number } {
  const literal = new Set<number>();
  for (const node of trie.nodes) for (const byte of node.bytes.keys()) literal.add(byte);
  const classes = new Map<string, number>();
  const classOf = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    const key = literal.has(byte) ? `=${byte}` : trie.sets.map((set) => (hasByte(set, byte) ? 1 : 0)).join('');
    if (!classes.has(key)) classes.set(key, classes.size);
    classOf[byte] = classes.get(key) as number;
  }
  return { classOf, classCount: classes.size };
}

function setBits(trie: PatternTrie, classOf: Uint8Array, setWords: number): Uint32Array {
  const bits = new Uint32Array(trie.sets.length * setWords);
  for (const [number, set] of trie.sets.entries()) {
    for (let byte = 0; byte < 256; byte++) {
      if (!hasByte(set, byte)) continue;
      const at = number * setWords + ((classOf[byte] as number) >> 5);
      bits[at] = (bits[at] as number) | (1 << ((classOf[byte] as number) & 31));
    }
  }
  return bits;
}
