import { DiagnoseRequest, Diagnosis, type Identity } from '@whyblocked/contract';
import { z } from 'zod';
import { diagnosePaste } from '../diagnose-paste.ts';
import type { Endpoint, ServerContext } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { withIdentity } from '../identity/with-identity.ts';
import { postShareOperation } from '../openapi/post-share-operation.ts';
import { readDiagnoseOptions } from '../request/diagnose-options.ts';
import { fieldErrors } from '../request/field-errors.ts';
import { mediaType } from '../request/media-type.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { withJson } from '../request/with-json.ts';
import { withPaste } from '../request/with-paste.ts';
import type { ServerDeps } from '../server-deps.ts';
import { shareDiagnosis } from '../shares/share-diagnosis.ts';

/** A diagnosis at its bounds: findings with their interfaces and certificates. */
const DIAGNOSIS_VALUES = 500_000;

/** Which of the two it has to fit is seen by its fields, so that what is wrong can be told. */
const Body = z.looseObject({});
const Given = z.object({ diagnosis: Diagnosis });

const question = {
  request: DiagnoseRequest,
  fields: ['snapd', 'system'],
  options: ({ snapd, system }: Readonly<Record<string, string | undefined>>) => readDiagnoseOptions({ snapd, system }),
} as const;

/** POST /v1/diagnoses/share: a diagnosis that others may read by its link. */
export function postShare(deps: ServerDeps, bounds: RequestBounds): Endpoint {
  const share = async (c: ServerContext, diagnosis: Diagnosis, by: Identity): Promise<Response> => {
    const shared = await shareDiagnosis(c, deps, diagnosis, by);
    return shared.ok ? c.json(shared.value, 201) : answerProblem(c, shared.error);
  };
  return {
    method: 'POST',
    path: '/v1/diagnoses/share',
    operation: postShareOperation,
    handle: (c) =>
      withIdentity(c, deps, (by) => {
        if (mediaType(c.req.raw) !== 'application/json') {
          return withPaste(c, bounds, question, async (asked) => {
            if (!asked.ok) return answerProblem(c, asked.error);
            const diagnosis = await diagnosePaste(c, deps.verbs, asked.value.paste, asked.value.options);
            return diagnosis.ok ? share(c, diagnosis.value, by) : answerProblem(c, diagnosis.error);
          });
        }
        const body = { schema: Body, limitBytes: bounds.bodyBytes, maxValues: DIAGNOSIS_VALUES };
        return withJson(c, bounds, body, async (read) => {
          if (!read.ok) return answerProblem(c, read.error);
          if (Object.hasOwn(read.value, 'diagnosis')) {
            // Anybody could write one that tells people to run something, and it would be read as an answer of ours.
            if (by.role === 'anonymous') return answerProblem(c, { code: 'token-missing' });
            const given = Given.safeParse(read.value);
            return given.success ? share(c, given.data.diagnosis, by) : answerProblem(c, invalidRequest(given.error));
          }
          const asked = DiagnoseRequest.safeParse(read.value);
          if (!asked.success) return answerProblem(c, invalidRequest(asked.error));
          const { text, ...options } = asked.data;
          const diagnosis = await diagnosePaste(c, deps.verbs, new TextEncoder().encode(text), options);
          return diagnosis.ok ? share(c, diagnosis.value, by) : answerProblem(c, diagnosis.error);
        });
      }),
  };
}

function invalidRequest(error: z.ZodError): ServerFailure {
  return { code: 'invalid-request', errors: fieldErrors(error) };
}
