import { MICROK8S_ARCHITECTURES, Microk8sConfinement } from '@whyblocked/contract';
import type { CommandOption } from './command-definition.ts';

export const PRIVATE_OPTION: CommandOption = {
  type: 'boolean',
  name: 'private',
  description: 'Only you see the answer',
};

/** Where an addon runs. */
export const PLACE_OPTIONS: readonly CommandOption[] = [
  { type: 'string', name: 'track', description: 'Track of MicroK8s, such as 1.32', maxLength: 20, completes: true },
  {
    type: 'string',
    name: 'confinement',
    description: 'How MicroK8s is confined',
    choices: Microk8sConfinement.options.map((name) => ({ name, value: name })),
  },
  {
    type: 'string',
    name: 'architecture',
    description: 'Of the machine',
    choices: MICROK8S_ARCHITECTURES.map((name) => ({ name, value: name })),
  },
];
