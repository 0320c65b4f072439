import { type Answer, type ReportInput, type SubmitFailure, Submitted } from '@whyblocked/contract';
import { type ApiOptions, createApi } from './api.ts';
import { ApiUnavailable } from './api-unavailable.ts';
import { submitFailure } from './submit-failure.ts';

/** Why a server did not receive a report, or is not known to have. */
export type SendFailure =
  | SubmitFailure
  /** It takes none like that from who sends it, as with a token that has expired. */
  | { readonly code: 'server-refused'; readonly title: string; readonly detail?: string | undefined }
  /** It cannot be reached, or is none of whyblocked. */
  | { readonly code: 'server-silent' };

export interface Reporter {
  submitReport(input: ReportInput): Answer<Submitted, SendFailure>;
}

export interface ReporterOptions extends ApiOptions {
  /** Says who reports; without it nobody does. */
  readonly token?: string | undefined;
}

/** Reports to an API of whyblocked, for one who has a token or for nobody. */
export function createReporter({ token, ...options }: ReporterOptions): Reporter {
  const api = createApi(options);
  return {
    async submitReport(input) {
      try {
        const answer = await api.ask(Submitted, {
          method: 'POST',
          path: '/v1/reports',
          headers: {
            'Content-Type': 'application/json',
            ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify(input),
        });
        if (answer.ok) return answer;
        const { title, detail } = answer.problem;
        return { ok: false, error: submitFailure(answer, input) ?? { code: 'server-refused', title, detail } };
      } catch (error) {
        if (error instanceof ApiUnavailable) return { ok: false, error: { code: 'server-silent' } };
        throw error;
      }
    },
  };
}
