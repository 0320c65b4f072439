import { WhatIfRequest } from '@whyblocked/contract';
import { noteEmptyPaste } from '../diagnose-paste.ts';
import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { postWhatIfOperation } from '../openapi/post-what-if-operation.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { readWhatIfOptions } from '../request/what-if-options.ts';
import { withPaste } from '../request/with-paste.ts';
import type { ServerDeps } from '../server-deps.ts';

const question = {
  request: WhatIfRequest,
  fields: ['connect', 'connected', 'base', 'snapd', 'system', 'redact'],
  options: readWhatIfOptions,
} as const;

/** POST /v1/what-if: which denials of a paste would go if plugs were connected. */
export function postWhatIf({ verbs }: ServerDeps, bounds: RequestBounds): Endpoint {
  return {
    method: 'POST',
    path: '/v1/what-if',
    operation: postWhatIfOperation,
    handle: (c) =>
      withPaste(c, bounds, question, async (asked) => {
        if (!asked.ok) return answerProblem(c, asked.error);
        const { paste, options } = asked.value;
        const empty = noteEmptyPaste(c, paste);
        if (empty) return answerProblem(c, empty.error);
        const answer = await verbs.whatIf(paste, options);
        if (!answer.ok) return answerProblem(c, answer.error);
        c.header('Cache-Control', 'no-store');
        return c.json(answer.value);
      }),
  };
}
