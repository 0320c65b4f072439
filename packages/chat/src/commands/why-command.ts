import type { CommandDefinition } from './command-definition.ts';
import { PRIVATE_OPTION } from './shared-options.ts';

export const whyCommandDefinition: CommandDefinition = {
  kind: 'slash',
  name: 'why',
  description: 'Why is this blocked? Give a log, a file, or nothing for a form.',
  options: [
    { type: 'string', name: 'text', description: 'Lines of a log, an event, an error', maxLength: 6_000 },
    { type: 'attachment', name: 'file', description: 'A log or an archive, such as an inspection tarball' },
    PRIVATE_OPTION,
  ],
};
