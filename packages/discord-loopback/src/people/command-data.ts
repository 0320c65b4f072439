import { ApplicationCommandOptionType as Option } from 'discord-api-types/v10';
import type { AttachedFile } from '../attachments/attachment-host.ts';
import { listOf, textOf, type Wire } from '../limits/wire.ts';
import { attachmentPayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';

export type Given = string | boolean | number | AttachedFile;

/** The data of a command as Discord sends it; throws where no such command or option was registered. */
export function commandData(
  world: World,
  {
    line,
    given,
    focused,
    channelId,
    guildId,
  }: {
    /** "/whyblocked settings" */
    readonly line: string;
    readonly given: Readonly<Record<string, Given>>;
    readonly focused?: string;
    readonly channelId: string;
    readonly guildId: string | undefined;
  },
): Wire {
  const [name = '', subcommand] = line.replace(/^\//, '').split(' ');
  const command = registered(world, guildId).find((one) => one.name === name && one.type === 1);
  if (!command) throw new Error(`no command /${name} is registered`);
  const group = listOf(command.options).find((one) => one.name === subcommand && one.type === Option.Subcommand);
  if (subcommand !== undefined && !group) throw new Error(`/${name} has no subcommand ${subcommand}`);
  const defined = listOf((group ?? command).options);
  const attachments: Record<string, Wire> = {};
  const options = Object.entries(given).map(([key, value]) => {
    const option = defined.find((one) => one.name === key);
    if (!option) throw new Error(`${line} has no option ${key}`);
    if (typeof value !== 'object') {
      if (typeof value === 'string' && value.length > Number(option.max_length ?? 6_000))
        throw new Error(`${key} is too long`);
      return { name: key, type: option.type, value, ...(key === focused ? { focused: true } : {}) };
    }
    const [attachment] = world.attach(channelId, [value]);
    if (attachment) attachments[attachment.id] = attachmentPayload(attachment);
    return { name: key, type: Option.Attachment, value: attachment?.id };
  });
  return {
    id: textOf(command.id),
    name,
    type: 1,
    options: group ? [{ name: subcommand, type: Option.Subcommand, options }] : options,
    resolved: { attachments },
  };
}

/** Commands that somebody is offered there. */
export function registered(world: World, guildId: string | undefined): readonly Wire[] {
  return [...(world.commands.get('') ?? []), ...(guildId === undefined ? [] : (world.commands.get(guildId) ?? []))];
}
