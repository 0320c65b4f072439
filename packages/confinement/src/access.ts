/**
 * What a subject tried to do, as a mediator describes it. One shape per kind; values are decoded text, masks stand as
 * they are logged. The contract package declares the same shapes as schemas; a test in core holds the two together.
 */
export type Access =
  | FileAccess
  | CapabilityAccess
  | SyscallAccess
  | NetworkAccess
  | UnixAccess
  | DbusAccess
  | SignalAccess
  | PtraceAccess
  | MountAccess
  | DeviceAccess
  | UsernsAccess
  | MqueueAccess
  | IoUringAccess
  | ChangeProfileAccess
  | OtherAccess;

/** A path that is valid UTF-8 stands in `path`, any other in `pathHex` (upper-case hex of its bytes); exactly one is present. */
export interface FileAccess {
  readonly kind: 'file';
  readonly path?: string | undefined;
  readonly pathHex?: string | undefined;
  /** As logged: "r", "wc", "k", "x", "m", "l", "wr", … */
  readonly mask: string;
  /** fsuid == ouid; absent when the record does not tell. */
  readonly owner?: boolean | undefined;
  /** Second name: the target of a link or rename, the profile of an exec transition. */
  readonly target?: string | undefined;
}

export interface CapabilityAccess {
  readonly kind: 'capability';
  /** Lower case, without `CAP_`: "sys_admin". */
  readonly name: string;
}

export interface SyscallAccess {
  readonly kind: 'syscall';
  /** Empty when the number is in no table of the architecture. */
  readonly name: string;
  readonly number: number;
  /** x86_64, i386, x32, arm, aarch64, ppc64le, s390x, riscv64, loongarch64 or the hexadecimal audit value. */
  readonly arch: string;
  /** The seccomp action of the record, as logged: "0x50000". */
  readonly code: string;
}

export interface NetworkAccess {
  readonly kind: 'network';
  readonly family: string;
  readonly type?: string | undefined;
  readonly protocol?: string | undefined;
}

export interface UnixAccess {
  readonly kind: 'unix';
  /** Words separated by blanks, as logged: "send receive connect". */
  readonly mask: string;
  readonly type?: string | undefined;
  /** "none" for an unnamed socket, "@name" for an abstract one. */
  readonly address?: string | undefined;
  readonly peerAddress?: string | undefined;
  readonly peerLabel?: string | undefined;
}

export interface DbusAccess {
  readonly kind: 'dbus';
  /** "system", "session", … */
  readonly bus: string;
  /** "send", "receive", "bind", "eavesdrop". */
  readonly mask: string;
  /** For send and receive the peer's name, for bind the name asked for. */
  readonly name?: string | undefined;
  readonly path?: string | undefined;
  readonly interface?: string | undefined;
  readonly member?: string | undefined;
  readonly peerLabel?: string | undefined;
}

export interface SignalAccess {
  readonly kind: 'signal';
  /** "send" or "receive". */
  readonly mask: string;
  /** "term", "kill", "rtmin+1", … */
  readonly signal: string;
  readonly peer: string;
}

export interface PtraceAccess {
  readonly kind: 'ptrace';
  /** "trace", "read", "tracedby", "readby". */
  readonly mask: string;
  readonly peer: string;
}

export interface MountAccess {
  readonly kind: 'mount';
  readonly operation: 'mount' | 'remount' | 'umount' | 'pivotroot';
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly fstype?: string | undefined;
  /** As logged: "rw, rbind". */
  readonly flags?: string | undefined;
}

/** A device node refused by the device cgroup: no record exists, a program's own line tells. */
export interface DeviceAccess {
  readonly kind: 'device';
  readonly path: string;
  readonly errno: string;
}

export interface UsernsAccess {
  readonly kind: 'userns';
  readonly mask: string;
}

export interface MqueueAccess {
  readonly kind: 'mqueue';
  readonly mask: string;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
}

export interface IoUringAccess {
  readonly kind: 'io_uring';
  readonly mask: string;
  readonly peer?: string | undefined;
}

export interface ChangeProfileAccess {
  readonly kind: 'change_profile';
  readonly operation: string;
  readonly target: string;
}

/** A class of access this version has no shape for: rlimits, profile replacement, keys. Never matched, always shown. */
export interface OtherAccess {
  readonly kind: 'other';
  readonly operation: string;
  readonly name?: string | undefined;
}
