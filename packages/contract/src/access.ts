import { z } from 'zod';

/** What a subject tried to do, one shape per kind. Masks stand as logged; text is decoded. */
export const FileAccess = z.object({
  kind: z.literal('file'),
  path: z.string().optional().describe('The path as UTF-8 text; absent when its bytes are not UTF-8.'),
  pathHex: z
    .string()
    .regex(/^([0-9A-F]{2})+$/)
    .optional()
    .describe('The bytes of a path that is not UTF-8, in upper-case hexadecimal.'),
  mask: z.string().describe('As logged: "r", "wc", "k", "x", "m", "l".'),
  owner: z.boolean().optional().describe('fsuid equals ouid; absent when the record does not tell.'),
  target: z.string().optional().describe('Second name: target of a link or rename, profile of an exec transition.'),
});

export const CapabilityAccess = z.object({
  kind: z.literal('capability'),
  name: z.string().describe('Lower case, without CAP_: "sys_admin".'),
});

export const SyscallAccess = z.object({
  kind: z.literal('syscall'),
  name: z.string().describe('Empty when the number is unknown on the architecture.'),
  number: z.int(),
  arch: z.string().describe('x86_64, aarch64, …'),
  code: z.string().describe('The seccomp action as logged: "0x50000".'),
});

export const NetworkAccess = z.object({
  kind: z.literal('network'),
  family: z.string(),
  type: z.string().optional(),
  protocol: z.string().optional(),
});

export const UnixAccess = z.object({
  kind: z.literal('unix'),
  mask: z.string(),
  type: z.string().optional(),
  address: z.string().optional(),
  peerAddress: z.string().optional(),
  peerLabel: z.string().optional(),
});

export const DbusAccess = z.object({
  kind: z.literal('dbus'),
  bus: z.string(),
  mask: z.string(),
  name: z.string().optional(),
  path: z.string().optional(),
  interface: z.string().optional(),
  member: z.string().optional(),
  peerLabel: z.string().optional(),
});

export const SignalAccess = z.object({
  kind: z.literal('signal'),
  mask: z.string(),
  signal: z.string(),
  peer: z.string(),
});

export const PtraceAccess = z.object({ kind: z.literal('ptrace'), mask: z.string(), peer: z.string() });

export const MountAccess = z.object({
  kind: z.literal('mount'),
  operation: z.enum(['mount', 'remount', 'umount', 'pivotroot']),
  source: z.string().optional(),
  target: z.string().optional(),
  fstype: z.string().optional(),
  flags: z.string().optional(),
});

export const DeviceAccess = z.object({ kind: z.literal('device'), path: z.string(), errno: z.string() });

export const UsernsAccess = z.object({ kind: z.literal('userns'), mask: z.string() });

export const MqueueAccess = z.object({
  kind: z.literal('mqueue'),
  mask: z.string(),
  name: z.string().optional(),
  type: z.string().optional(),
});

export const IoUringAccess = z.object({ kind: z.literal('io_uring'), mask: z.string(), peer: z.string().optional() });

export const ChangeProfileAccess = z.object({
  kind: z.literal('change_profile'),
  operation: z.string(),
  target: z.string(),
});

export const OtherAccess = z.object({
  kind: z.literal('other'),
  operation: z.string(),
  name: z.string().optional(),
});

export const Access = z.discriminatedUnion('kind', [
  FileAccess,
  CapabilityAccess,
  SyscallAccess,
  NetworkAccess,
  UnixAccess,
  DbusAccess,
  SignalAccess,
  PtraceAccess,
  MountAccess,
  DeviceAccess,
  UsernsAccess,
  MqueueAccess,
  IoUringAccess,
  ChangeProfileAccess,
  OtherAccess,
]);
export type Access = z.infer<typeof Access>;
