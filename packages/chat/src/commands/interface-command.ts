import type { CommandDefinition } from './command-definition.ts';
import { PRIVATE_OPTION } from './shared-options.ts';

export const interfaceCommandDefinition: CommandDefinition = {
  kind: 'slash',
  name: 'interface',
  description: 'An interface of snapd: what it opens, who connects it, its rules.',
  options: [
    { type: 'string', name: 'name', description: 'Such as camera', isRequired: true, maxLength: 60, completes: true },
    PRIVATE_OPTION,
  ],
};
