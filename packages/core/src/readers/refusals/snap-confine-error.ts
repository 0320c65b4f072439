import type { Access } from '@whyblocked/contract';
import type { Line } from '../../decode/line.ts';
import type { Statement } from '../../evidence/statement.ts';
import { layersOf } from '../errors/layers-of.ts';
import { ONE_LINE, type Reader, type Section } from '../reader.ts';
import { findErrno } from './errno-words.ts';
import { oneLine } from './one-line.ts';
import { pathsIn } from './paths-in.ts';
import { isInstanceName, refusedSnap, snapOfTagIn } from './refused-snap.ts';
import { confineOperation } from './snap-confine-operation.ts';

/** Sentences of snap-confine, snap-update-ns and `snap run`, by their constant words (snapd: cmd/snap-confine, cmd/libsnap-confine-private, cmd/snap-update-ns). */
const SENTENCES: readonly string[] = [
  'cannot perform operation: ',
  'cannot change profile for the next exec call',
  'snap-confine has elevated permissions and is not confined',
  'cannot open path of the current working directory',
  'cannot open path of the original working directory',
  'cannot restore original working directory',
  'cannot create user data directory: ',
  'home directories outside of /home needs configuration',
  'cannot find AppArmor profile',
  'cannot query current apparmor profile',
  'is not a snap cgroup',
  'missing profile snap.',
  'required permitted capability ',
  'cannot join preserved mount namespace',
  'cannot join preserved per-user mount namespace',
  'cannot join mount namespace of pid 1',
  'cannot open preserved mount namespace',
  'cannot preserve mount namespace of process',
  'cannot preserve per-user mount namespace of process',
  'cannot unshare the mount namespace',
  'cannot inspect preserved mount namespace file',
  'support process for mount namespace',
  'cannot apply seccomp profile',
  'cannot open seccomp filter',
  'cannot read seccomp profile',
  'cannot execute snapd tool ',
  'snap-update-ns failed with code ',
  'snap-discard-ns failed with code ',
  'cannot update snap namespace: ',
  'cannot change mount namespace of snap ',
  'cannot create mount point for file ',
  'cannot locate base snap ',
  'cannot find mount entry for snap ',
  'cannot move to void directory ',
  'cannot open the void directory ',
  'cannot attach cgroup program',
  'device cgroup v2 is not enabled',
  'cannot open freezer cgroup',
  'cannot acquire exclusive lock (scope ',
  'snap is currently being removed',
];

/** Of these the path that follows was opened. */
const OPENS = new Set([
  'cannot open seccomp filter',
  'cannot open the void directory ',
  'cannot move to void directory ',
]);
/** In these the tool that makes a snap's mount namespace speaks, or is spoken of. */
const OF_UPDATE_NS = new Set([
  'snap-update-ns failed with code ',
  'cannot update snap namespace: ',
  'cannot change mount namespace of snap ',
]);
const OPERATIONS = /^(?:u?mount2?|pivot_root|mkdir|rmdir)\b/;

/** What the same message says on its next line. */
const SECOND_LINES: readonly string[] = [
  'Please make sure that the snapd.apparmor service is enabled',
  'See https://snapcraft.io/docs/home-outside-home',
  'See https://forum.snapcraft.io/t/',
];
const HAS_SECOND_LINE = /elevated permissions|missing profile|outside of \/home|cannot find AppArmor profile/;
/** The longest path and more before the words in the middle of a sentence. */
const REACH = 4000;

/** What snap-confine says when it does not start a snap. */
export const snapConfineError: Reader = {
  form: 'snap-confine-error',
  from: ['(what a snap prints when it does not start)', 'snap run'],
  triggers: SENTENCES,
  open(line, say) {
    const sentence = SENTENCES.find((words) => line.text.includes(words));
    if (sentence === undefined || !isSentence(line.text, sentence)) return null;
    let message = line.text;
    let second = false;
    const section: Section = {
      accept: (next) => {
        if (second || !SECOND_LINES.some((words) => next.text.trimStart().startsWith(words))) return false;
        second = true;
        message = `${message} ${next.text}`;
        return true;
      },
      close: () => say(stated(message, sentence, line), line),
    };
    return HAS_SECOND_LINE.test(line.text) ? section : closed(section);
  },
};

/** A sentence of one line has been told once it is read. */
function closed(section: Section): Section {
  section.close();
  return ONE_LINE;
}

/** The sentence begins its line or follows a log's prefix; others may quote its more common words. */
function isSentence(text: string, sentence: string): boolean {
  if (text.length > REACH || text.includes('apparmor=')) return false;
  const at = text.indexOf(sentence);
  if (sentence === 'cannot perform operation: ' && !OPERATIONS.test(text.slice(at + sentence.length))) return false;
  const before = text.slice(0, at);
  if (/^(?:is not a snap cgroup|home directories|cannot find AppArmor)/.test(sentence)) return true;
  return before === '' || /[:\]\s("]$/.test(before);
}

function stated(message: string, sentence: string, { text, carried }: Line): Statement {
  const told = findErrno(text);
  const body = text
    .slice(text.indexOf(sentence) + sentence.length, told?.at)
    .replace(/: ?$/, '')
    .trim();
  const snap = snapOfTagIn(text) ?? refusedSnap(text, carried) ?? snapNamed(sentence, body);
  const access = told && accessOf(sentence, body);
  if (told && access) {
    return { kind: 'refusal', access, errno: told.errno, program: 'snap-confine', ...snap, message: oneLine(message) };
  }
  return {
    kind: 'trouble',
    source: 'command',
    reason: 'snap-confine',
    message: oneLine(message),
    layers: layersOf(oneLine(message)),
    ...(snap ? { object: { kind: 'Snap', name: snap.snap } } : {}),
    from: OF_UPDATE_NS.has(sentence) ? 'snap-update-ns' : 'snap-confine',
    count: 1,
    severity: 'error',
  };
}

function accessOf(sentence: string, body: string): Access | null {
  if (sentence === 'cannot perform operation: ') return confineOperation(body);
  if (sentence === 'cannot create user data directory: ') {
    const path = pathsIn(body).at(-1)?.path;
    return path === undefined ? null : { kind: 'file', path, mask: 'wc' };
  }
  if (sentence === 'cannot create mount point for file ')
    return { kind: 'file', path: body.replaceAll('"', ''), mask: 'wc' };
  if (OPENS.has(sentence) && body.startsWith('/')) return { kind: 'file', path: body, mask: 'r' };
  return null;
}

/** "… mount namespace foo", "… of snap foo revision 3", "… of snap "foo": …". */
function snapNamed(sentence: string, body: string): { readonly snap: string } | null {
  if (!/(?:snap|preserved mount namespace) ?$/.test(sentence)) return null;
  const name = /^["']?([a-z0-9_-]{2,52})(?=["':. ]|$)/.exec(body)?.[1];
  return name !== undefined && isInstanceName(name) ? { snap: name } : null;
}
