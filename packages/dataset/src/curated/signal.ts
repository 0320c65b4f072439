import { Outcome, SubjectOwner } from '@whyblocked/contract';
import { z } from 'zod';
import { parseTextPattern } from './text-pattern.ts';

/** One value or several, any of which will do; always a list once read. */
function oneOrMore<T extends z.ZodType>(schema: T): z.ZodType<readonly z.infer<T>[]> {
  return z
    .union([schema, z.array(schema).min(1)])
    .transform((value) => (Array.isArray(value) ? value : [value])) as never;
}

const words = oneOrMore(z.string().min(1));

const PatternText = z.string().superRefine((text, context) => {
  const parsed = parseTextPattern(text);
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
});

/** What a cluster, a command or a program says. */
export const TextSignal = z.strictObject({
  says: oneOrMore(PatternText).describe('Text with holes; of several, all must stand in the same message.'),
  unless: words.optional().describe('Plain text with which it is something else.'),
  reason: words.optional().describe('The word of the field: "FailedScheduling".'),
  object: words.optional().describe('Kind of the object it happens to: "Pod".'),
  source: oneOrMore(
    z.enum(['event', 'container-state', 'condition', 'row', 'log', 'command', 'inspection']),
  ).optional(),
  from: words.optional().describe('Who says it: "kubelet".'),
  exit: oneOrMore(z.int()).optional().describe('Exit code.'),
});
export type TextSignal = z.infer<typeof TextSignal>;

/** A state alone, without a message that decides: "OOMKilled". */
export const StateSignal = z.strictObject({
  state: words.describe('The word of the field, which says it all: "OOMKilled".'),
  exit: oneOrMore(z.int()).optional(),
  object: words.optional(),
});
export type StateSignal = z.infer<typeof StateSignal>;

/** What the policy of the release says of the access: how wide the narrowest interface is that permits it. */
export const Granted = z.enum(['none', 'wide', 'narrow']);
export type Granted = z.infer<typeof Granted>;

const AccessKind = z.enum([
  'file',
  'capability',
  'syscall',
  'network',
  'unix',
  'dbus',
  'signal',
  'ptrace',
  'mount',
  'device',
  'userns',
  'mqueue',
  'io_uring',
  'change_profile',
  'other',
]);

/**
 * An access that was refused. All that is given must fit, of each any value. Values are patterns as AppArmor has them
 * (`*`, `**`, `?`, `[…]`, `{a,b}`).
 */
export const DenialSignal = z.strictObject({
  owner: oneOrMore(SubjectOwner).optional(),
  snap: words.optional(),
  app: words.optional(),
  label: words.optional().describe('The whole security label.'),
  verdict: oneOrMore(z.enum(['refused', 'logged', 'told'])).optional(),
  kind: oneOrMore(AccessKind).optional(),
  path: words.optional().describe('Of a file, device or mount target; "@{SNAP}" stands for the name of the snap.'),
  mask: z.string().optional().describe('The access asks for nothing but these letters.'),
  own: z.boolean().optional().describe('Whether the file belongs to the user who asks.'),
  shared: z
    .boolean()
    .optional()
    .describe('Whether a content interface is told to be connected between the snap and the one whose data it is.'),
  target: words.optional(),
  capability: words.optional(),
  syscall: words.optional(),
  action: oneOrMore(z.enum(['errno', 'log', 'kill', 'trap', 'other']))
    .optional()
    .describe('What seccomp did.'),
  family: words.optional(),
  type: words.optional().describe('Of a socket.'),
  bus: words.optional(),
  name: words.optional().describe('Name on the bus.'),
  object: words.optional().describe('Path of the object on the bus.'),
  interface: words.optional().describe('Of a message on the bus.'),
  member: words.optional(),
  direction: oneOrMore(z.enum(['send', 'receive', 'bind', 'eavesdrop'])).optional(),
  peer: words.optional().describe('Label of the other side.'),
  signal: words.optional(),
  source: words.optional().describe('Of a mount.'),
  fstype: words.optional(),
  operation: words.optional().describe('As the record names it: "file_inherit".'),
  errno: oneOrMore(z.enum(['EACCES', 'EPERM', 'EROFS']))
    .optional()
    .describe('Of what a program says.'),
  plug: words.optional().describe('Interfaces: the app is known to have a plug of one.'),
  program: words.optional().describe('Name of the command or file of the program.'),
  info: words.optional().describe('What the record adds: "no new privs".'),
  fields: z
    .record(z.string(), words)
    .optional()
    .describe('Other fields of the record, by the name the kernel gives them.'),
  grants: oneOrMore(Granted).optional(),
  permitted: z.boolean().optional().describe('Whether the template of the release permits it without any interface.'),
  message: oneOrMore(PatternText).optional().describe('What the program says, where no record tells.'),
  except: z
    .strictObject({
      program: words.optional(),
      path: words.optional(),
      peer: words.optional(),
      snap: words.optional(),
      app: words.optional(),
      plug: words.optional().describe('Interfaces: the app is known to have a plug of one.'),
    })
    .optional()
    .describe('With any of these it is something else.'),
});
export type DenialSignal = z.infer<typeof DenialSignal>;

export const Signal = z.union([TextSignal, StateSignal, z.strictObject({ denial: DenialSignal })]);
export type Signal = z.infer<typeof Signal>;

/** What may be said of a denial by people; the others are decided by the policy. */
export const CuratedOutcome = Outcome.exclude(['devmode-allowed', 'unknown']);
