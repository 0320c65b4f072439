import { z } from 'zod';

/** What is read of Discord's payloads; everything else in them is left alone. */
const Id = z.string().regex(/^\d{1,20}$/);

const User = z.object({ id: Id, bot: z.boolean().optional() });

const WireAttachment = z.object({
  id: Id,
  filename: z.string(),
  size: z.number().int().nonnegative(),
  url: z.string(),
});

/** A forwarded message carries what it forwards. */
const Snapshot = z.object({
  message: z.object({ content: z.string().default(''), attachments: z.array(WireAttachment).default([]) }),
});

const MessageFields = z.object({
  id: Id,
  channel_id: Id,
  guild_id: Id.optional(),
  type: z.number().default(0),
  author: User,
  webhook_id: Id.optional(),
  content: z.string().default(''),
  attachments: z.array(WireAttachment).default([]),
  components: z.array(z.unknown()).default([]),
  message_snapshots: z.array(Snapshot).optional(),
});

export const WireMessage = MessageFields.extend({ referenced_message: MessageFields.nullish() });
export type WireMessage = z.infer<typeof WireMessage>;

const Value = z.union([z.string(), z.number(), z.boolean()]);

const Option = z.object({
  name: z.string(),
  type: z.number(),
  value: Value.optional(),
  focused: z.boolean().optional(),
});
export type WireOption = z.infer<typeof Option>;

const Resolved = z.object({
  attachments: z.record(z.string(), WireAttachment).optional(),
  messages: z.record(z.string(), WireMessage.omit({ referenced_message: true })).optional(),
});

const CommandData = z.object({
  name: z.string(),
  options: z.array(Option.extend({ options: z.array(Option).optional() })).default([]),
  target_id: Id.optional(),
  resolved: Resolved.default({}),
});

const ComponentData = z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) });

const SubmittedField = z.object({
  custom_id: z.string(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});

const ModalData = z.object({
  custom_id: z.string(),
  components: z.array(z.object({ component: SubmittedField.optional() })),
  resolved: Resolved.default({}),
});

const InteractionFields = z.object({
  id: Id,
  application_id: Id,
  token: z.string(),
  channel_id: Id.optional(),
  channel: z.object({ id: Id }).optional(),
  guild_id: Id.optional(),
  locale: z.string().optional(),
  member: z.object({ user: User, permissions: z.string().regex(/^\d+$/).default('0') }).optional(),
  user: User.optional(),
  message: WireMessage.optional(),
});

/** Commands, completions, buttons and forms; every other type is none of ours. */
export const WireInteraction = z.discriminatedUnion('type', [
  InteractionFields.extend({ type: z.literal(2), data: CommandData }),
  InteractionFields.extend({ type: z.literal(3), data: ComponentData }),
  InteractionFields.extend({ type: z.literal(4), data: CommandData }),
  InteractionFields.extend({ type: z.literal(5), data: ModalData }),
]);
export type WireInteraction = z.infer<typeof WireInteraction>;

export const DeletedMessages = z.union([
  z.object({ id: Id }).transform(({ id }) => [id]),
  z.object({ ids: z.array(Id) }).transform(({ ids }) => ids),
]);

export const WireChannel = z.object({ id: Id, type: z.number(), parent_id: Id.nullish() });
