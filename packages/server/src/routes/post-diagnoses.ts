import { type DiagnoseOptions, DiagnoseRequest } from '@whyblocked/contract';
import { diagnosePaste } from '../diagnose-paste.ts';
import type { Endpoint, ServerContext } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { postDiagnosesOperation } from '../openapi/post-diagnoses-operation.ts';
import { readDiagnoseOptions } from '../request/diagnose-options.ts';
import { fieldErrors } from '../request/field-errors.ts';
import { mediaType } from '../request/media-type.ts';
import { parseJson } from '../request/parse-json.ts';
import { type BodyBounds, withBody } from '../request/with-body.ts';
import type { ServerDeps } from '../server-deps.ts';

/** A body without a type is of unknown type (RFC 9110, 8.3), and bytes of any kind are what we read. */
const TEXT_TYPES = new Set(['text/plain', 'application/octet-stream', '']);

type Asked =
  | { readonly ok: true; readonly value: { readonly input: Uint8Array; readonly options: DiagnoseOptions } }
  | { readonly ok: false; readonly error: ServerFailure };

/** POST /v1/diagnoses: the diagnosis of a text, or of the `text` of a JSON body. */
export function postDiagnoses({ verbs }: ServerDeps, bounds: BodyBounds): Endpoint {
  return {
    method: 'POST',
    path: '/v1/diagnoses',
    operation: postDiagnosesOperation,
    handle: async (c) => {
      const type = mediaType(c.req.raw);
      const isJson = type === 'application/json';
      if (!isJson && !TEXT_TYPES.has(type)) {
        const accepted = ['text/plain', 'application/json'];
        return answerProblem(c, { code: 'unsupported-media-type', given: type, accepted });
      }
      return withBody(c.req.raw, bounds, async (body) => {
        if (!body.ok) return answerProblem(c, body.error);
        const asked = isJson ? askedInJson(body.value) : askedInText(c, body.value);
        if (!asked.ok) return answerProblem(c, asked.error);
        const answer = await diagnosePaste(c, verbs, asked.value.input, asked.value.options);
        if (!answer.ok) return answerProblem(c, answer.error);
        c.header('Cache-Control', 'no-store');
        return c.json(answer.value);
      });
    },
  };
}

function askedInText(c: ServerContext, input: Uint8Array): Asked {
  const options = readDiagnoseOptions({ snapd: c.req.query('snapd'), system: c.req.query('system') });
  return options.ok ? { ok: true, value: { input, options: options.value } } : options;
}

function askedInJson(bytes: Uint8Array): Asked {
  if (bytes.byteLength === 0) return { ok: false, error: { code: 'empty-body' } };
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const request = DiagnoseRequest.safeParse(json.value);
  if (!request.success) {
    return { ok: false, error: { code: 'invalid-request', errors: fieldErrors(request.error) } };
  }
  const { text, ...options } = request.data;
  return { ok: true, value: { input: new TextEncoder().encode(text), options } };
}
