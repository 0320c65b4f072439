import { addonCommandDefinition } from './addon-command.ts';
import { causeCommandDefinition } from './cause-command.ts';
import type { CommandDefinition } from './command-definition.ts';
import { interfaceCommandDefinition } from './interface-command.ts';
import { reportCommandDefinition } from './report-command.ts';
import { whyCommandDefinition } from './why-command.ts';
import { whyMenuDefinition } from './why-menu.ts';
import { whyblockedCommandDefinition } from './whyblocked-command.ts';

/** All commands, as they are registered. */
export const COMMANDS: readonly CommandDefinition[] = [
  whyCommandDefinition,
  whyMenuDefinition,
  interfaceCommandDefinition,
  addonCommandDefinition,
  causeCommandDefinition,
  reportCommandDefinition,
  whyblockedCommandDefinition,
];
