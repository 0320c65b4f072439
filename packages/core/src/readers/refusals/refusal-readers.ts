import type { Reader } from '../reader.ts';

/** Programs that say that something was refused to them. */
export const refusalReaders: readonly Reader[] = [];
