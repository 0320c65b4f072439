import { type DiagnoseOptions, DiagnoseRequest, type Paste } from '@whyblocked/contract';
import { diagnosePaste } from '../diagnose-paste.ts';
import type { Endpoint, ServerContext } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { postDiagnosesOperation } from '../openapi/post-diagnoses-operation.ts';
import { readDiagnoseOptions } from '../request/diagnose-options.ts';
import { fieldErrors } from '../request/field-errors.ts';
import { formOptions } from '../request/form-options.ts';
import { mediaType } from '../request/media-type.ts';
import { parseJson } from '../request/parse-json.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { acceptedTypes, rawTypes } from '../request/upload-types.ts';
import { withBody } from '../request/with-body.ts';
import { withUpload } from '../request/with-upload.ts';
import type { ServerDeps } from '../server-deps.ts';

type Asked =
  | { readonly ok: true; readonly value: { readonly paste: Paste; readonly options: DiagnoseOptions } }
  | { readonly ok: false; readonly error: ServerFailure };

/** POST /v1/diagnoses: the diagnosis of a text, of the `text` of a JSON body, of files and archives. */
export function postDiagnoses({ verbs }: ServerDeps, bounds: RequestBounds): Endpoint {
  const answer = async (c: ServerContext, asked: Asked): Promise<Response> => {
    if (!asked.ok) return answerProblem(c, asked.error);
    const { paste, options } = asked.value;
    // An answer over HTTP is stored and sent on by whoever asked: what it quotes does not name people and machines.
    const diagnosis = await diagnosePaste(c, verbs, paste, { redact: 'evidence', ...options });
    if (!diagnosis.ok) return answerProblem(c, diagnosis.error);
    c.header('Cache-Control', 'no-store');
    return c.json(diagnosis.value);
  };
  return {
    method: 'POST',
    path: '/v1/diagnoses',
    operation: postDiagnosesOperation,
    handle: async (c) => {
      const type = mediaType(c.req.raw);
      if (type === 'application/json') {
        return withBody(c.req.raw, { ...bounds, limitBytes: bounds.bodyBytes }, (body) =>
          answer(c, body.ok ? askedInJson(body.value) : body),
        );
      }
      if (type !== 'multipart/form-data' && !rawTypes.has(type)) {
        return answerProblem(c, { code: 'unsupported-media-type', given: type, accepted: acceptedTypes });
      }
      return withUpload(c.req.raw, bounds, async (upload) => {
        if (!upload.ok) return answerProblem(c, upload.error);
        const { snapd, system, redact } = c.req.query();
        const told = { ...formOptions(upload.value.fields), ...defined({ snapd, system, redact }) };
        const options = readDiagnoseOptions(told);
        return answer(
          c,
          options.ok ? { ok: true, value: { paste: upload.value.paste, options: options.value } } : options,
        );
      });
    },
  };
}

/** What is in the address wins over the form: it can be added to a form that is already written. */
function defined(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
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
  return { ok: true, value: { paste: new TextEncoder().encode(text), options } };
}
