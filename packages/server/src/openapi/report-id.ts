import type { Parameter } from './operation.ts';

export const reportId: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id of the report.',
  schema: { type: 'string', pattern: '^rep-[a-z2-7]{16}$' },
  example: 'rep-k3vqzx7nbd2mwy5t',
};
