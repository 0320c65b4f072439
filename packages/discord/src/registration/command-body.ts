import type { CommandDefinition, CommandOption } from '@whyblocked/chat';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

/** In servers, with the bot alone, and in other direct messages; for servers and for people. */
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** A command as Discord takes it. Where it is in one server only, nothing is said of where else it would be. */
export function commandBody(definition: CommandDefinition, { isGlobal }: { readonly isGlobal: boolean }) {
  const { name } = definition;
  const where = isGlobal ? EVERYWHERE : {};
  switch (definition.kind) {
    case 'message-menu':
      return { type: ApplicationCommandType.Message, name, ...where };
    case 'slash':
      return {
        type: ApplicationCommandType.ChatInput,
        name,
        description: definition.description,
        options: definition.options.map(optionBody),
        ...where,
      };
    case 'slash-group':
      return {
        type: ApplicationCommandType.ChatInput,
        name,
        description: definition.description,
        options: definition.subcommands.map((subcommand) => ({
          type: ApplicationCommandOptionType.Subcommand,
          name: subcommand.name,
          description: subcommand.description,
          options: subcommand.options.map(optionBody),
        })),
        ...where,
      };
  }
}

const TYPES = {
  string: ApplicationCommandOptionType.String,
  boolean: ApplicationCommandOptionType.Boolean,
  attachment: ApplicationCommandOptionType.Attachment,
} as const;

function optionBody(option: CommandOption) {
  const { name, description, isRequired = false } = option;
  const base = { type: TYPES[option.type], name, description, required: isRequired };
  if (option.type !== 'string') return base;
  return {
    ...base,
    ...(option.maxLength === undefined ? {} : { max_length: option.maxLength }),
    ...(option.completes === undefined ? {} : { autocomplete: option.completes }),
    ...(option.choices === undefined ? {} : { choices: option.choices }),
  };
}
