import { z } from 'zod';
import { ConnectionStatus, System } from './outcome.ts';

/** Who has the slot that a plug would be connected to. */
export const SlotProvider = z.enum(['system', 'app', 'gadget']);
export type SlotProvider = z.infer<typeof SlotProvider>;

const Side = z.enum(['plug', 'slot']);

/** What is asked about a connection; what is left out is assumed as an ordinary snap of the store has it. */
export const ConnectionRequest = z.object({
  snapd: z.string().optional().describe('A release of snapd; the newest one known by default.'),
  system: System.default('classic'),
  provider: SlotProvider.optional().describe('Who has the slot; by default whoever may have it.'),
  plugAttributes: z.record(z.string(), z.unknown()).optional(),
  slotAttributes: z.record(z.string(), z.unknown()).optional(),
  samePublisher: z.boolean().optional().describe('One publisher owns the snaps of the plug and of the slot.'),
  dangerous: z.boolean().optional().describe('The snap is installed from a file with --dangerous.'),
});
export type ConnectionRequest = z.input<typeof ConnectionRequest>;

/** A rule that decided, as snapd's policy checker would name it. */
export const ConnectionReason = z.object({
  decides: z.enum(['installation', 'slot-installation', 'connection', 'auto-connection']),
  allowed: z.boolean(),
  kind: z
    .enum([
      'allow-installation',
      'deny-installation',
      'allow-connection',
      'deny-connection',
      'allow-auto-connection',
      'deny-auto-connection',
      'unsaid',
      'dangerous',
      'code',
      'no-slot',
    ])
    .describe(
      'The rule; unsaid: no rule speaks of it, which allows it; dangerous: not checked for a snap from a file; code: the code of the interface; no-slot: nobody has the slot.',
    ),
  side: Side.nullable().describe('Whose rule it is; null: of neither side.'),
  source: z
    .enum(['base', 'store'])
    .nullable()
    .describe('The base declaration of snapd, or a snap-declaration of the store.'),
  constraints: z
    .array(z.string())
    .describe('The constraints of the rule that decided: "on-classic", "plug-attributes".'),
});
export type ConnectionReason = z.infer<typeof ConnectionReason>;

/** May a slot of the interface be on a snap of this kind: as it is, with a declaration of the store, or not at all. */
const SlotPermission = z.enum(['free', 'declaration', 'no']);

/** How a plug comes to be connected, as the declarations have it. */
export const ConnectionVerdict = z.object({
  status: ConnectionStatus,
  installable: z.boolean().describe('A snap with the plug may be installed without a declaration of the store.'),
  slotInstallable: z
    .boolean()
    .describe(
      'A snap with the slot may be installed without one: a gadget where the gadget has the slot, else an app snap.',
    ),
  provider: SlotProvider.nullable().describe('Who has the slot; null: nobody on this system.'),
  connectable: z.boolean().describe('It may be connected by hand without a declaration of the store.'),
  autoConnects: z
    .boolean()
    .describe('It is connected by itself, if no other slot would be as well (see slotsPerPlug).'),
  slotsPerPlug: z
    .enum(['one', 'any'])
    .describe('one: only where a single slot qualifies is it connected by itself; any: to all of them.'),
  hostDecides: z.boolean().describe('Whether the system has the slot depends on the host.'),
  providers: z.object({
    system: z.union([z.boolean(), z.literal('run-time')]),
    app: SlotPermission,
    gadget: SlotPermission,
  }),
  because: z.array(ConnectionReason),
});
export type ConnectionVerdict = z.infer<typeof ConnectionVerdict>;

const attribute = { side: Side, attribute: z.string() };

/** One thing that is otherwise than was asked. */
export const ConnectionChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attribute'), ...attribute, value: z.union([z.string(), z.boolean()]) }),
  z.object({ kind: z.literal('attribute-set'), ...attribute }),
  z.object({ kind: z.literal('attribute-unset'), ...attribute }),
  z
    .object({ kind: z.literal('attribute-equal'), ...attribute, other: z.string() })
    .describe('other: of the other side.'),
  z.object({ kind: z.literal('same-publisher') }),
  z.object({ kind: z.literal('dangerous') }),
  z.object({ kind: z.literal('system'), system: System }),
]);
export type ConnectionChange = z.infer<typeof ConnectionChange>;

const Otherwise = ConnectionVerdict.pick({
  status: true,
  installable: true,
  slotInstallable: true,
  connectable: true,
  autoConnects: true,
}).extend({ change: ConnectionChange });

/** The answer to a {@link ConnectionRequest}. */
export const ConnectionAnswer = ConnectionVerdict.extend({
  interface: z.string(),
  asked: ConnectionRequest.required({ snapd: true }),
  otherwise: z.array(Otherwise).describe('What would change the answer, one thing at a time.'),
});
export type ConnectionAnswer = z.infer<typeof ConnectionAnswer>;
