import type { CommandDefinition } from './command-definition.ts';

export const whyblockedCommandDefinition: CommandDefinition = {
  kind: 'slash-group',
  name: 'whyblocked',
  description: 'About this bot, your reports, and settings of this server.',
  subcommands: [
    { name: 'about', description: 'What it is, what it reads and what it keeps', options: [] },
    { name: 'reports', description: 'Yours: what became of them, and questions about them', options: [] },
    { name: 'settings', description: 'For moderators: where it looks for logs, who sees answers', options: [] },
  ],
};
