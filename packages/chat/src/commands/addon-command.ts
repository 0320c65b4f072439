import type { CommandDefinition } from './command-definition.ts';
import { PLACE_OPTIONS, PRIVATE_OPTION } from './shared-options.ts';

export const addonCommandDefinition: CommandDefinition = {
  kind: 'slash',
  name: 'addon',
  description: 'Does an addon of MicroK8s work there?',
  options: [
    { type: 'string', name: 'name', description: 'Such as metallb', isRequired: true, maxLength: 100, completes: true },
    ...PLACE_OPTIONS,
    PRIVATE_OPTION,
  ],
};
