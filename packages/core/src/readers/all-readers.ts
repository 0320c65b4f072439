import { containerReaders } from './containers/container-readers.ts';
import { containerLog } from './logs/container-log.ts';
import { logReaders } from './logs/log-readers.ts';
import { objectReaders } from './objects/object-readers.ts';
import type { Reader } from './reader.ts';
import { programRefusal } from './refusals/program-refusal.ts';
import { refusalReaders } from './refusals/refusal-readers.ts';
import { dedented } from './shape/dedented.ts';
import { snapReaders } from './snaps/snap-readers.ts';

/**
 * Every form that is read besides the records of mediators. On a line that several could open, the first one that does has it: those that
 * know a program's exact sentences stand before those that know a kind of lines, and the words of any program come last. Each is read
 * indented as a whole as well.
 */
export const allReaders: readonly Reader[] = [
  ...objectReaders,
  ...snapReaders,
  ...refusalReaders,
  ...logReaders,
  ...containerReaders,
  programRefusal,
  containerLog,
].map(dedented);
