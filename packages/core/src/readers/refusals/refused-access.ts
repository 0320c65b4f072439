import type { Access } from '@whyblocked/contract';
import type { Refusal } from '../../evidence/refusal.ts';
import type { ToldErrno } from './errno-words.ts';
import { type FoundPath, pathsIn } from './paths-in.ts';
import { socketAccess } from './socket-access.ts';
import { type Tried, triedByProgram, triedIn } from './tried-words.ts';

/** As much text before and after the words of the error as is looked at. */
const REACH_BEFORE = 800;
const REACH_AFTER = 600;
/** What may stand between the words of the error and the path they are about: ": ", ", open ", " @ rb_sysopen - ", " for ". */
const LEADS_TO_PATH =
  /^[)'"]?(?: ?\([^)]{0,40}\))?(?:[:,]? ?(?:- ?)?|, \w{1,20} | @ [\w.:()]{1,60} - | (?:for|opening|reading|writing|accessing|while \w{1,20}|trying to \w{1,20}) (?:file |directory |to )?| (?:open|read|write|access|use|create)(?: to)?(?: the(?: \w{1,20})?)? |.{0,80}socket at )(?:file(?:name)?:? ?|path:? ?|PosixPath\(|b|u|unix:(?:\/\/)?)?[\s(['"[]{0,3}$/i;
const PROGRAM_PLACES = /(?:^|\/)(?:s?bin|libexec|games)\/[^/]+$/;

/** What the words around the error tell of the attempt; null when they tell nothing. */
export function refusedAccess(text: string, told: ToldErrno, program: string | undefined): Access | null {
  const before = text.slice(Math.max(0, told.at - REACH_BEFORE), told.at);
  const after = text.slice(told.end, told.end + REACH_AFTER);
  const path = pathAfter(after) ?? pathBefore(before) ?? pathFromRoot(before) ?? deviceSpokenOf(before);
  const words = wordsOf(before, text.slice(told.at, told.end), after, path);
  const tried = triedIn(words) ?? triedByProgram(program ?? '', path?.found.path ?? '');
  return (
    socketAccess(words, path?.found.path, tried) ??
    accessByWords(tried, before, path) ??
    sysctlAccess(before, after) ??
    startedByShell(before, told.errno) ??
    (path ? pathAccess(path, tried, told.errno) : namelessAccess(before, tried))
  );
}

interface PathOf {
  readonly found: FoundPath;
  readonly side: 'before' | 'after';
  readonly second?: string;
}

function pathAfter(after: string): PathOf | null {
  const [found, next] = pathsIn(after);
  if (!found || !LEADS_TO_PATH.test(after.slice(0, found.at))) return null;
  const second = next && /^ ?-> ?$/.test(after.slice(found.end, next.at)) ? next.path : undefined;
  return { found, side: 'after', ...(second === undefined ? {} : { second }) };
}

/** The last path before the error, unless it is the program that speaks. */
function pathBefore(before: string): PathOf | null {
  const found = pathsIn(before).at(-1);
  if (!found) return null;
  const rest = before.slice(found.end);
  const speaks = /^:\d*:? +(?:line \d+: )?\S/.test(rest) && !/^: (?:\w{1,12}(?: failed)?: ?)?$/.test(rest);
  if (speaks && !found.quoted && (PROGRAM_PLACES.test(found.path) || found.path.includes('/snap/'))) return null;
  // A place in a source file: "/build/main.c:452: ".
  if (/^:\d+/.test(rest)) return null;
  return { found, side: 'before' };
}

/** A program that opens "/" as its folder names what lies there without the slash: "open sys/bus/usb/devices: ". */
function pathFromRoot(before: string): PathOf | null {
  const found = /(?:^|\s)((?:sys|proc|dev)\/[\w.:@+-][\w.:@/+-]{1,200}): ?$/.exec(before);
  const path = found?.[1];
  if (!found || path === undefined) return null;
  const at = found.index + found[0].indexOf(path);
  return { found: { path: `/${path}`, at, end: at + path.length, quoted: false }, side: 'before' };
}

/** QEMU names no path: "Could not access KVM kernel module: ", "failed to initialize KVM: ". */
function deviceSpokenOf(before: string): PathOf | null {
  const at = /\bKVM(?: kernel module)?: ?$/.exec(before)?.index;
  return at === undefined
    ? null
    : { found: { path: '/dev/kvm', at, end: before.length, quoted: false }, side: 'before' };
}

/** "sh: 1: ip: ": dash looked for the program in its PATH, and may not start what it found. */
function startedByShell(before: string, errno: Refusal['errno']): Access | null {
  const program = /(?:^|[\s(])[\w./+-]{1,200}: \d{1,6}: ([\w.+-]{1,60}): ?$/.exec(before)?.[1];
  return errno !== 'EACCES' || program === undefined || NO_COMMANDS.has(program)
    ? null
    : { kind: 'file', path: `/usr/bin/${program}`, mask: 'x' };
}

/** What else stands between the line of a script and the error. */
const NO_COMMANDS = new Set(['cannot', 'error', 'exec', 'eval', 'cd', 'source', '.', 'ulimit', 'kill', 'umask']);

/** The words that tell what was tried, without the path itself, in which "open" or "bind" may occur. */
function wordsOf(before: string, error: string, after: string, path: PathOf | null): string {
  const said = pathsIn(before).reduceRight((text, { at, end }) => `${text.slice(0, at)}…${text.slice(end)}`, before);
  // A call as strace prints it is one clause, however many arguments it has.
  if (/= -1 $/.test(said)) return said.replaceAll(', ', ' ');
  const address = /^:? \[?[\da-f.:*]{2,40}\]?:\d{1,5}\b/i.exec(after)?.[0] ?? '';
  return path?.side === 'after'
    ? `${said}: ${after.slice(0, path.found.at)}`
    : `${said}${address}${error.includes('namespace') ? error : ''}`;
}

function accessByWords(tried: Tried | null, before: string, path: PathOf | null): Access | null {
  if (tried === null) return null;
  const name = path?.found.path ?? quotedWord(before);
  switch (tried.kind) {
    case 'mount':
    case 'umount':
    case 'remount':
    case 'pivotroot':
      return mountAccess(tried.kind, before, path);
    case 'userns':
      return { kind: 'userns', mask: 'create' };
    case 'ptrace':
      return { kind: 'ptrace', mask: 'trace', peer: '' };
    case 'signal':
      return { kind: 'signal', mask: 'send', signal: '', peer: '' };
    case 'operation':
      return { kind: 'other', operation: tried.operation, ...(name === undefined ? {} : { name }) };
    default:
      return null;
  }
}

function mountAccess(
  operation: 'mount' | 'umount' | 'remount' | 'pivotroot',
  before: string,
  path: PathOf | null,
): Access {
  const paths = pathsIn(before);
  const target = path?.found.path;
  const source = path?.side === 'before' && paths.length > 1 ? paths.at(-2)?.path : undefined;
  const isFuse = /\bfuse(?:rmount\d?)?\b/i.test(before);
  return {
    kind: 'mount',
    operation,
    ...(source === undefined || operation === 'umount' || PROGRAM_PLACES.test(source) ? {} : { source }),
    ...(target === undefined ? {} : { target }),
    ...(isFuse ? { fstype: 'fuse' } : {}),
  };
}

/** Folders under /dev that hold ordinary files. */
const NO_NODES = /^\/dev\/(?:shm|mqueue|hugepages)(?:\/|$)/;

/**
 * A file, or a device: the device cgroup refuses with EPERM where AppArmor refuses with EACCES, and writes no record.
 */
function pathAccess({ found, second }: PathOf, tried: Tried | null, errno: Refusal['errno']): Access {
  const { path } = found;
  if (errno === 'EPERM' && path.startsWith('/dev/') && !NO_NODES.test(path)) return { kind: 'device', path, errno };
  const mask = tried?.kind === 'mask' ? tried.mask : '';
  return {
    kind: 'file',
    path,
    mask: errno === 'EROFS' && !/[wcdl]/.test(mask) ? 'w' : mask,
    ...(second === undefined ? {} : { target: second }),
  };
}

/** "cannot access DVR: " tells no path, but what it was about. */
function namelessAccess(before: string, tried: Tried | null): Access | null {
  const words =
    /\b(?:cannot|can't|can not|could not|couldn't|unable to|failed to) (access|open|read|write|create|connect|bind|load|start|init(?:iali[sz]e)?|set|claim|attach|lock|map|run) ?(?:(?:the|an|a) )?((?:[^:]|:(?=\S)){0,80}): ?$/i.exec(
      before.slice(-140),
    );
  if (words === null) return tried?.kind === 'mask' && tried.mask === 'x' ? { kind: 'other', operation: 'exec' } : null;
  const name = words[2]?.trim().replace(/^['"`]|['"`]$/g, '');
  return { kind: 'other', operation: words[1]?.toLowerCase() ?? '', ...(name ? { name } : {}) };
}

/** A setting of the kernel that is told by its key is a file as any other. */
function sysctlAccess(before: string, after: string): Access | null {
  if (!/\bsysctl\b/.test(before)) return null;
  const key = /\bkey ['"‘]([\w./-]{3,120})['"’]/.exec(`${before.slice(-200)} ${after.slice(0, 160)}`)?.[1];
  if (key === undefined || key.includes('..')) return null;
  const mask = /\bsetting key\b/.test(before) ? 'w' : '';
  return { kind: 'file', path: `/proc/sys/${key.includes('/') ? key : key.replaceAll('.', '/')}`, mask };
}

function quotedWord(text: string): string | undefined {
  return /['"`]([\w.:+-]{1,60})['"]/.exec(text.slice(-200))?.[1];
}
