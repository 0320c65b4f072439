import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FailureCode } from './server-failure.ts';

export interface ProblemKind {
  readonly status: ContentfulStatusCode;
  readonly title: string;
}

/** The kinds of problem; codes and statuses are a contract, titles are for people. */
export const problemKinds: Readonly<Record<FailureCode, ProblemKind>> = {
  'empty-body': { status: 400, title: 'Nothing was sent' },
  'body-incomplete': { status: 400, title: 'The body ended early' },
  'invalid-json': { status: 400, title: 'The body is not JSON' },
  'invalid-encoding': { status: 400, title: 'The body is not UTF-8' },
  'malformed-form': { status: 400, title: 'The form cannot be read' },
  'fields-after-files': { status: 400, title: 'Fields have to come before files' },
  'malformed-request': { status: 400, title: 'The request is malformed' },
  'bad-cursor': { status: 400, title: 'This cursor leads nowhere' },
  'token-missing': { status: 401, title: 'It has to be known who asks' },
  'bad-token': { status: 401, title: 'There is no such token' },
  'expired-token': { status: 401, title: 'The token has expired' },
  'revoked-token': { status: 401, title: 'The token was revoked' },
  'bad-on-behalf': { status: 403, title: 'This token cannot speak so' },
  'not-allowed': { status: 403, title: 'Who asks may not do that' },
  'wrong-secret': { status: 403, title: 'This is not its secret' },
  'cross-site': { status: 403, title: 'It came from another site' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'unknown-interface': { status: 404, title: 'No such interface' },
  'unknown-explanation': { status: 404, title: 'Nothing of this name is written down' },
  'unknown-addon': { status: 404, title: 'No such addon' },
  'unknown-report': { status: 404, title: 'No such report' },
  'unknown-share': { status: 404, title: 'Nothing is shared here' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here' },
  'body-too-slow': { status: 408, title: 'The body came too slowly' },
  'wrong-state': { status: 409, title: 'Its state does not allow that' },
  'cannot-merge': { status: 409, title: 'These two reports cannot be merged' },
  'body-too-large': { status: 413, title: 'That is too much' },
  'too-many-files': { status: 413, title: 'Those are too many files' },
  'unsupported-media-type': { status: 415, title: 'This content type is not read here' },
  'unsupported-content-encoding': { status: 415, title: 'Compressed bodies are not read' },
  'invalid-request': { status: 422, title: 'A field is missing or wrong' },
  'says-missing': { status: 422, title: 'It needs words' },
  'ran-missing': { status: 422, title: 'It has to be known what was run' },
  'too-many-cells': { status: 422, title: 'That leads to too many answers' },
  'unknown-release': { status: 422, title: 'The policy of this release of snapd is not known' },
  'too-many': { status: 429, title: 'That is too often' },
  internal: { status: 500, title: 'Something is broken here' },
  busy: { status: 503, title: 'Too many are asking at once' },
  'community-unavailable': { status: 503, title: 'What the community says cannot be reached' },
  deadline: { status: 504, title: 'The diagnosis took too long' },
};
