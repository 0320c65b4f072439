import type { CommandDefinition } from './command-definition.ts';
import { PRIVATE_OPTION } from './shared-options.ts';

export const causeCommandDefinition: CommandDefinition = {
  kind: 'slash',
  name: 'cause',
  description: 'A cause, a known issue or known noise: what it means and what helps.',
  options: [
    {
      type: 'string',
      name: 'slug',
      description: 'Such as untolerated-taint, or words of its title',
      isRequired: true,
      maxLength: 100,
      completes: true,
    },
    PRIVATE_OPTION,
  ],
};
