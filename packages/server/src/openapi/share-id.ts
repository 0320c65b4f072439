import type { Parameter } from './operation.ts';

export const shareId: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id of what was shared.',
  schema: { type: 'string', pattern: '^[a-z2-7]{26}$' },
  example: 'k3vqzx7nbd2mwy5tk3vqzx7nbd',
};
