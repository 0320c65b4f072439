import type { CommandDefinition } from './command-definition.ts';

export const whyMenuDefinition: CommandDefinition = { kind: 'message-menu', name: 'Why is this blocked?' };
