import type { CommandCall, Typing } from '@whyblocked/chat';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { FileSource } from '../files/fetched-file.ts';
import type { WireInteraction, WireOption } from './wire.ts';

type Data = Extract<WireInteraction, { type: 2 }>['data'];

export interface CommandOptions extends Pick<CommandCall, 'options' | 'files'> {
  readonly subcommand?: string;
  readonly focused?: Pick<Typing, 'option' | 'typed'>;
}

/** What the options of a command say, by their names. */
export function commandOptions({ options, resolved }: Data, source: FileSource): CommandOptions {
  const group = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  const given: readonly WireOption[] = group ? (group.options ?? []) : options;
  const values: Record<string, string | boolean | number> = {};
  const files: Record<string, CommandCall['files'][string]> = {};
  for (const { name, type, value } of given) {
    if (value === undefined) continue;
    const attachment =
      type === ApplicationCommandOptionType.Attachment ? resolved.attachments?.[String(value)] : undefined;
    if (attachment === undefined) values[name] = value;
    else files[name] = source.open({ name: attachment.filename, sizeBytes: attachment.size, url: attachment.url });
  }
  const focused = given.find((option) => option.focused === true);
  return {
    options: values,
    files,
    ...(group ? { subcommand: group.name } : {}),
    ...(focused ? { focused: { option: focused.name, typed: String(focused.value ?? '') } } : {}),
  };
}
