import { exampleConnectionAnswer } from './example-answers.ts';
import type { Operation, Parameter } from './operation.ts';
import { jsonResponse, problemResponses } from './responses.ts';

/** How GET /v1/interfaces/{name}/connection is described. */
export const connectionOperation: Operation = {
  operationId: 'answerConnection',
  summary: 'How a plug of an interface comes to be connected',
  description:
    'By itself, by hand, or only with a declaration of the store; who may have the slot; which rule decides, and what would change the answer.',
  parameters: [
    {
      name: 'name',
      in: 'path',
      required: true,
      description: 'Name of the interface.',
      schema: { type: 'string', pattern: '^[a-z](-?[a-z0-9])*$' },
      example: 'home',
    },
    query('snapd', 'The release of snapd; the newest one known by default.', { type: 'string' }, '2.77'),
    query('system', 'The kind of system; classic by default.', { enum: ['classic', 'core'] }, 'core'),
    query(
      'provider',
      'Who has the slot; by default whoever may have it.',
      { enum: ['system', 'app', 'gadget'] },
      'system',
    ),
    query(
      'attr.NAME',
      'An attribute of the plug, NAME in its place: JSON, or the text itself. There may be several.',
      { type: 'string' },
      'all',
    ),
    query('slot-attr.NAME', 'An attribute of the slot, likewise.', { type: 'string' }, 'something'),
    query('same-publisher', 'One publisher owns both snaps.', { type: 'boolean' }, true),
    query('dangerous', 'The snap is installed from a file with --dangerous.', { type: 'boolean' }, true),
  ],
  responses: {
    200: jsonResponse('The answer.', 'ConnectionAnswer', exampleConnectionAnswer),
    ...problemResponses(['unknown-interface', 'invalid-request', 'unknown-release']),
  },
};

function query(name: string, description: string, schema: Parameter['schema'], example: unknown): Parameter {
  return { name, in: 'query', required: false, description, schema, example };
}
