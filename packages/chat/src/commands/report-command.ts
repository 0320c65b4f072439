import type { CommandDefinition } from './command-definition.ts';
import { PLACE_OPTIONS } from './shared-options.ts';

export const reportCommandDefinition: CommandDefinition = {
  kind: 'slash',
  name: 'report',
  description: 'Say that an addon of MicroK8s works somewhere, or does not.',
  options: [
    { type: 'string', name: 'addon', description: 'Such as metallb', maxLength: 100, completes: true },
    ...PLACE_OPTIONS,
  ],
};
