import { logReaders } from './logs/log-readers.ts';
import { objectReaders } from './objects/object-readers.ts';
import type { Reader } from './reader.ts';
import { refusalReaders } from './refusals/refusal-readers.ts';
import { snapReaders } from './snaps/snap-readers.ts';

/** Every form that is read besides the records of mediators. On a line that several could open, the first one that does has it. */
export const allReaders: readonly Reader[] = [...objectReaders, ...snapReaders, ...logReaders, ...refusalReaders];
