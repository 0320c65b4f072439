import { DiagnoseRequest, type Diagnosis } from '@whyblocked/contract';
import { renderMarkdown, renderSarif } from '@whyblocked/render';
import { diagnosePaste } from '../diagnose-paste.ts';
import type { Endpoint, ServerContext } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { postDiagnosesOperation } from '../openapi/post-diagnoses-operation.ts';
import { answerType } from '../request/answer-type.ts';
import { readDiagnoseOptions } from '../request/diagnose-options.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { withPaste } from '../request/with-paste.ts';
import type { ServerDeps } from '../server-deps.ts';

const question = {
  request: DiagnoseRequest,
  fields: ['snapd', 'system', 'redact'],
  options: ({ snapd, system, redact }: Readonly<Record<string, string | undefined>>) =>
    readDiagnoseOptions({ snapd, system, redact }),
} as const;

/** POST /v1/diagnoses: the diagnosis of a text, of the `text` of a JSON body, of files and archives. */
export function postDiagnoses({ verbs, version }: ServerDeps, bounds: RequestBounds): Endpoint {
  return {
    method: 'POST',
    path: '/v1/diagnoses',
    operation: postDiagnosesOperation,
    handle: (c) =>
      withPaste(c, bounds, question, async (asked) => {
        if (!asked.ok) return answerProblem(c, asked.error);
        const { paste, options } = asked.value;
        // An answer over HTTP is stored and sent on by whoever asked: what it quotes does not name people and machines.
        const diagnosis = await diagnosePaste(c, verbs, paste, { redact: 'evidence', ...options });
        if (!diagnosis.ok) return answerProblem(c, diagnosis.error);
        c.header('Cache-Control', 'no-store');
        c.header('Vary', 'Accept');
        return answered(c, diagnosis.value, version);
      }),
  };
}

function answered(c: ServerContext, diagnosis: Diagnosis, version: string): Response {
  switch (answerType(c)) {
    case 'application/json':
      return c.json(diagnosis);
    case 'text/markdown':
      return c.body(renderMarkdown(diagnosis), { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
    case 'application/sarif+json':
      return c.body(renderSarif(diagnosis, { version, file: 'paste' }), {
        headers: { 'Content-Type': 'application/sarif+json' },
      });
  }
}
