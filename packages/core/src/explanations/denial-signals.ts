import type { MediatorRecord } from '@whyblocked/confinement';
import { compileGlob } from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import {
  type Captures,
  type CuratedEntry,
  type DenialSignal,
  type Granted,
  matchText,
  parseTextPattern,
} from '@whyblocked/dataset';
import { cached } from '../cached.ts';
import type { Refusal } from '../evidence/refusal.ts';
import type { EntryMatch } from './entry-match.ts';

/** What of a denial signals ask about. */
export interface RefusedAccess {
  readonly subject: Subject;
  readonly access: Access;
  readonly verdict: 'refused' | 'logged' | 'told';
  readonly record?: MediatorRecord;
  readonly refusal?: Refusal;
  /** Absent where the policy was not asked. */
  readonly granted: Granted;
  readonly permitted: boolean;
  /** Whether the app is known to have a plug of an interface. */
  readonly hasPlug: (interfaceName: string) => boolean;
  /** Whether the snap and another one are told to share a folder. */
  readonly sharesWith: (snap: string) => boolean;
}

type Matches = (value: string) => boolean;

/** What seccomp does, by the upper half of its code. */
const ACTIONS: Readonly<Record<string, 'errno' | 'log' | 'kill' | 'trap'>> = {
  '0x50000': 'errno',
  '0x7ffc0000': 'log',
  '0x0': 'kill',
  '0x80000000': 'kill',
  '0x30000': 'trap',
};

interface SignalOfEntry {
  readonly entry: CuratedEntry;
  readonly signal: DenialSignal;
}

/** All signals that go by what was refused. */
export class DenialSignals {
  /** By kind of access; those of any kind are with each. */
  readonly #ofKind: (kind: Access['kind']) => readonly SignalOfEntry[];

  constructor(entries: readonly CuratedEntry[]) {
    const signals = entries.flatMap((entry) =>
      entry.signals.flatMap((signal) => ('denial' in signal ? [{ entry, signal: signal.denial }] : [])),
    );
    this.#ofKind = cached((kind) => signals.filter(({ signal }) => isOneOf(signal.kind, kind)));
  }

  /** Every entry that fits, once. */
  matches(denial: RefusedAccess): readonly EntryMatch[] {
    const found = new Map<CuratedEntry, EntryMatch>();
    for (const { entry, signal } of this.#ofKind(denial.access.kind)) {
      if (!fits(signal, denial)) continue;
      const weight = Object.keys(signal).length;
      const known = found.get(entry);
      if (!known || weight > known.weight) {
        found.set(entry, { entry, captures: capturesOf(denial), end: 0, weight });
      }
    }
    return [...found.values()];
  }
}

function fits(signal: DenialSignal, denial: RefusedAccess): boolean {
  const { subject, access, record, refusal, verdict } = denial;
  const own = subject.snap ?? '';
  // Each only where the signal asks; what the access does not have then does not fit.
  return (
    isOneOf(signal.owner, subject.owner) &&
    isOneOf(signal.verdict, verdict) &&
    any(signal.capability, access.kind === 'capability' ? access.name : undefined) &&
    any(signal.syscall, access.kind === 'syscall' ? access.name : undefined) &&
    isOneOf(signal.grants, denial.granted) &&
    (signal.permitted === undefined || signal.permitted === denial.permitted) &&
    isOneOf(signal.action, actionOf(denial)) &&
    isOneOf(signal.errno, refusal?.errno) &&
    isOneOf(signal.direction, directionOf(access)) &&
    (signal.own === undefined || (access.kind === 'file' && access.owner === signal.own)) &&
    (signal.shared === undefined || signal.shared === isShared(denial)) &&
    (signal.mask === undefined || isWithin(maskOf(access), signal.mask)) &&
    (signal.plug === undefined || signal.plug.some(denial.hasPlug)) &&
    any(signal.snap, subject.snap) &&
    any(signal.app, subject.app ?? subject.hook) &&
    any(signal.label, subject.label) &&
    any(signal.path, pathOf(access), own) &&
    any(signal.target, 'target' in access ? access.target : undefined, own) &&
    any(signal.family, 'family' in access ? access.family : access.kind === 'unix' ? 'unix' : undefined) &&
    any(signal.type, 'type' in access ? access.type : undefined) &&
    any(signal.bus, access.kind === 'dbus' ? access.bus : undefined) &&
    any(signal.name, access.kind === 'dbus' ? access.name : undefined) &&
    any(signal.object, access.kind === 'dbus' ? access.path : undefined) &&
    any(signal.interface, access.kind === 'dbus' ? access.interface : undefined) &&
    any(signal.member, access.kind === 'dbus' ? access.member : undefined) &&
    any(signal.peer, peerOf(access)) &&
    any(signal.signal, access.kind === 'signal' ? access.signal : undefined) &&
    any(signal.source, access.kind === 'mount' ? access.source : undefined) &&
    any(signal.fstype, access.kind === 'mount' ? access.fstype : undefined) &&
    any(signal.operation, record?.fields.operation ?? (access.kind === 'other' ? access.operation : undefined)) &&
    any(signal.info, record?.fields.info) &&
    (signal.program === undefined || programsOf(denial).some((name) => any(signal.program, name))) &&
    Object.entries(signal.fields ?? {}).every(([key, wanted]) => any(wanted, record?.fields[key])) &&
    (signal.message === undefined || saysOneOf(signal.message, refusal?.message)) &&
    !isExcepted(signal, denial)
  );
}

function isExcepted({ except }: DenialSignal, denial: RefusedAccess): boolean {
  if (except === undefined) return false;
  const { program, path, peer, snap, app, plug } = except;
  const { access, subject } = denial;
  return (
    (program !== undefined && programsOf(denial).some((name) => any(program, name))) ||
    (path !== undefined && any(path, pathOf(access), subject.snap)) ||
    (peer !== undefined && any(peer, peerOf(access))) ||
    (snap !== undefined && any(snap, subject.snap)) ||
    (app !== undefined && any(app, subject.app ?? subject.hook)) ||
    (plug?.some(denial.hasPlug) ?? false)
  );
}

/** The snap whose data a path is of. */
const OF_SNAP = /^\/(?:var|home\/[^/]+|root)\/snap\/([^/]+)\//;

function isShared({ access, sharesWith }: RefusedAccess): boolean {
  const snap = OF_SNAP.exec(pathOf(access) ?? '')?.[1];
  return snap !== undefined && sharesWith(snap);
}

function isOneOf<T>(wanted: readonly T[] | undefined, value: T | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function any(patterns: readonly string[] | undefined, value: string | undefined, own = ''): boolean {
  if (patterns === undefined) return true;
  return value !== undefined && patterns.some((pattern) => matcher(pattern, own)(value));
}

/** What stands as it is at the begin of a pattern. */
const PLAIN_BEGIN = /^[\w./:+-]*/;

/** Bounded by the number of patterns and of snaps in pastes; a pattern that cannot be compiled matches nothing, and its case fails. */
const compiledPatterns = cached((key: string): Matches => {
  const [begin = ''] = PLAIN_BEGIN.exec(key) ?? [];
  // Most are plain names, and there are hundreds of them.
  if (begin === key) return (value) => value === key;
  const glob = compileGlob(key, { vars: {}, kind: 'text' });
  if (!glob.ok) return () => false;
  const { matches } = glob.value;
  return (value) => value.startsWith(begin) && matches(Buffer.from(value));
});

function matcher(pattern: string, own: string): Matches {
  return compiledPatterns(pattern.includes('@{SNAP}') ? pattern.replaceAll('@{SNAP}', own || '//none//') : pattern);
}

function saysOneOf(patterns: readonly string[], message: string | undefined): boolean {
  return (
    message !== undefined &&
    patterns.some((text) => {
      const parsed = parseTextPattern(text);
      return parsed.ok && matchText(parsed.value, message) !== null;
    })
  );
}

function pathOf(access: Access): string | undefined {
  if (access.kind === 'file' || access.kind === 'device') return access.path;
  return access.kind === 'mount' ? access.target : access.kind === 'unix' ? access.address : undefined;
}

function maskOf(access: Access): string | undefined {
  return 'mask' in access ? access.mask : undefined;
}

/** Nothing but these letters, and something at all. */
function isWithin(mask: string | undefined, letters: string): boolean {
  return mask !== undefined && mask !== '' && [...mask].every((letter) => letters.includes(letter));
}

function directionOf(access: Access): 'send' | 'receive' | 'bind' | 'eavesdrop' | undefined {
  if (access.kind !== 'dbus' && access.kind !== 'signal') return undefined;
  return (['send', 'receive', 'bind', 'eavesdrop'] as const).find((word) => access.mask.includes(word));
}

function peerOf(access: Access): string | undefined {
  if (access.kind === 'signal' || access.kind === 'ptrace') return access.peer;
  return access.kind === 'unix' || access.kind === 'dbus' ? access.peerLabel : undefined;
}

function actionOf({ access, record }: RefusedAccess): 'errno' | 'log' | 'kill' | 'trap' | 'other' | undefined {
  if (access.kind !== 'syscall') return undefined;
  if (record?.fields.sig === '31') return 'kill';
  return ACTIONS[access.code.toLowerCase()] ?? 'other';
}

/** The name of the command, which the kernel cuts at 15 characters, and of the file that runs. */
function programsOf({ record, refusal }: RefusedAccess): readonly string[] {
  const exe = record?.exe?.split('/').at(-1);
  return [record?.comm, exe, refusal?.program].filter((name) => name !== undefined);
}

/** The profile that refused; where one was wanted that is not loaded, nobody refused, and it is about that one. */
function profileOf({ label }: Subject, access: Access, record: MediatorRecord | undefined): Captures {
  const wanted =
    access.kind === 'change_profile' && record?.fields.info === 'label not found' ? access.target : undefined;
  const profile = wanted ?? label;
  return profile === '' ? {} : { profile };
}

function capturesOf({ subject, access, record, refusal }: RefusedAccess): Captures {
  const program = record?.comm ?? refusal?.program;
  const path = pathOf(access);
  return {
    ...(subject.snap === undefined ? {} : { snap: subject.instance ?? subject.snap }),
    ...(subject.app === undefined ? {} : { app: subject.app }),
    ...profileOf(subject, access, record),
    ...(subject.pod === undefined ? {} : { pod: subject.pod }),
    ...(subject.pod === undefined || subject.namespace === undefined ? {} : { namespace: subject.namespace }),
    ...(subject.container === undefined ? {} : { container: subject.container }),
    ...(program === undefined ? {} : { program }),
    ...(path === undefined ? {} : access.kind === 'device' ? { device: path } : { path }),
    ...(access.kind === 'capability' ? { capability: access.name } : {}),
    ...(access.kind === 'syscall' ? { syscall: access.name } : {}),
    ...('family' in access ? { requested: access.family } : access.kind === 'unix' ? { requested: 'unix' } : {}),
  };
}
