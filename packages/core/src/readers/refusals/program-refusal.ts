import { parseRecords } from '@whyblocked/confinement';
import type { Line } from '../../decode/line.ts';
import type { Refusal } from '../../evidence/refusal.ts';
import { ONE_LINE, type Reader, type Say, type Section } from '../reader.ts';
import { errnoTriggers, findErrno } from './errno-words.ts';
import { lookAlikeOf } from './look-alikes.ts';
import { oneLine } from './one-line.ts';
import { programOf } from './program-of.ts';
import { refusedAccess } from './refused-access.ts';
import { refusedSnap } from './refused-snap.ts';

/** Around the words of the error no more text than this is looked at. */
const REACH = 1500;
/** A shell names its script and line, and a fold put the rest on the next line. */
const FOLDED_AFTER_PLACE = /\S: line \d{1,7}: *$/;
const FOLDED_BEFORE_PATH = /(?::| -) *$/;

/** A program's own line that says that the system refused something to it. */
export const programRefusal: Reader = {
  form: 'program-refusal',
  from: ['(what any program prints: Permission denied, Operation not permitted)'],
  triggers: [...errnoTriggers, ': line ', 'AccessDeniedException: ', 'UnauthorizedAccessException: '],
  open(line, say) {
    const refusal = readRefusal(line.text, line);
    if (refusal) {
      say(refusal, line);
      return ONE_LINE;
    }
    return isFolded(line.text) ? unfold(line, say) : null;
  },
};

function isFolded(text: string): boolean {
  const told = findErrno(text);
  if (told === null) return FOLDED_AFTER_PLACE.test(text.slice(-200));
  return FOLDED_BEFORE_PATH.test(text.slice(told.end)) && lookAlikeOf(text.slice(-REACH)) === undefined;
}

/** Takes the one line that follows when both together say what was refused. */
function unfold(first: Line, say: Say): Section {
  let taken = false;
  return {
    accept: (next) => {
      if (taken) return false;
      taken = true;
      const refusal = readRefusal(`${first.text.trimEnd()} ${next.text.trim()}`, first);
      if (refusal) say(refusal, first);
      return refusal !== null;
    },
    close: () => undefined,
  };
}

/** What one logical line says was refused; null where it is something else that sounds alike, or tells nothing. */
export function readRefusal(text: string, { carried }: Line): Refusal | null {
  const told = findErrno(text) ?? javaRefusal(text);
  if (told === null) return null;
  const start = Math.max(0, told.at - REACH);
  const near = text.slice(start, told.end + REACH);
  if (lookAlikeOf(near.trim()) !== undefined || isRecord(near)) return null;
  const program = programOf(near, carried);
  const access = refusedAccess(near, { ...told, at: told.at - start, end: told.end - start }, program);
  if (access === null) return null;
  return {
    kind: 'refusal',
    access,
    errno: told.errno,
    ...(program === undefined ? {} : { program }),
    ...refusedSnap(near, carried),
    message: oneLine(near),
  };
}

/** Java and .NET have exceptions of their own, which name the path and no error of the system. */
function javaRefusal(text: string): ReturnType<typeof findErrno> {
  const found = /\bAccessDeniedException: (?=\/)|\bUnauthorizedAccessException: Access to the path (?=['"]\/)/.exec(
    text,
  );
  if (!found) return null;
  return { errno: 'EACCES', at: found.index, end: found.index + found[0].length };
}

/** A mediator's record quotes the same words in its `info` or reason, and is read as what it is. */
function isRecord(text: string): boolean {
  return (
    /apparmor=|AppArmor policy|operation="|avc: /.test(text) &&
    (text.includes('avc: ') || parseRecords(text).length > 0)
  );
}
