import type { Access } from '../access.ts';
import type { CompiledProfile } from './compile-profile.fixture.ts';
import { START } from './compiled-automaton.fixture.ts';
import { KERNEL_CAPABILITIES } from './kernel-features.fixture.ts';
import { walkFile } from './walk-file.fixture.ts';
import { walkMount } from './walk-mount.fixture.ts';
import { walkDbus, walkNetwork, walkPeer, walkUnix } from './walk-socket.fixture.ts';

const PTRACE = 9;
const SIGNAL = 10;
const TRACING: Readonly<Record<string, number>> = { trace: 0x2, read: 0x4, tracedby: 0x8, readby: 0x10 };
const SENDING: Readonly<Record<string, number>> = { send: 0x2, receive: 0x4 };
const CHANGE_PROFILE = 0x80000000;
/** The kernel's own numbers, the same on every architecture. */
const SIGNALS = (
  'unknown hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term stkflt chld cont stop stp ttin ttou urg xcpu xfsz ' +
  'vtalrm prof winch io pwr sys emt lost unused exists'
).split(' ');
const REALTIME = 128;

/** Signals this walk has numbers for. */
export const SIGNAL_NAMES: readonly string[] = SIGNALS.slice(1);

/** Whether the kernel, given the compiled profile, permits the access. */
export function walkAccess(profile: CompiledProfile, access: Access): boolean {
  const { policy, files } = profile;
  switch (access.kind) {
    case 'capability':
      return ((profile.capabilities >> BigInt(KERNEL_CAPABILITIES.indexOf(access.name))) & 1n) === 1n;
    case 'file':
      return files !== undefined && walkFile(files, access);
    case 'change_profile':
      return files !== undefined && (files.accepts(files.walk(START, access.target)) & CHANGE_PROFILE) !== 0;
    case 'network':
      return policy !== undefined && walkNetwork(policy, access);
    case 'unix':
      return policy !== undefined && walkUnix(policy, access);
    case 'dbus':
      return policy !== undefined && walkDbus(policy, access);
    case 'signal':
      return (
        policy !== undefined &&
        walkPeer(policy, [SIGNAL, signalNumber(access.signal)], access.peer, SENDING[access.mask] ?? 0)
      );
    case 'ptrace':
      return policy !== undefined && walkPeer(policy, [PTRACE], access.peer, TRACING[access.mask] ?? 0);
    case 'mount':
      return policy !== undefined && walkMount(policy, access);
    default:
      throw new Error(`the compiler has no class for "${access.kind}"`);
  }
}

function signalNumber(name: string): number {
  return name.startsWith('rtmin+') ? REALTIME + Number(name.slice(6)) : SIGNALS.indexOf(name);
}
