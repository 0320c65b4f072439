import type { Reader } from '../reader.ts';

/** What kubectl prints of pods, nodes, claims and events. */
export const objectReaders: readonly Reader[] = [];
