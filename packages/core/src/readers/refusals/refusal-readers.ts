import type { Reader } from '../reader.ts';
import { programRefusal } from './program-refusal.ts';

/** Programs that say that something was refused to them; the widest form is the last. */
export const refusalReaders: readonly Reader[] = [programRefusal];
