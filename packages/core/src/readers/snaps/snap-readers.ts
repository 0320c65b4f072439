import type { Reader } from '../reader.ts';

/** What snap, microk8s and the system print of themselves. */
export const snapReaders: readonly Reader[] = [];
