import type { CommandDefinition } from './command-definition.ts';

export const whyblockedCommandDefinition: CommandDefinition = {
  kind: 'slash-group',
  name: 'whyblocked',
  description: 'About this bot, and its settings in this server.',
  subcommands: [
    { name: 'about', description: 'What it is, what it reads and what it keeps', options: [] },
    { name: 'settings', description: 'For moderators: where it looks for logs, who sees answers', options: [] },
  ],
};
