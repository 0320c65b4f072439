import type { Problem } from '@whyblocked/contract';
import { explanationKinds } from '../explanation-kinds.ts';
import type { FormFault } from '../request/multipart-parser.ts';
import { problemKinds } from './problem-kinds.ts';
import type { ServerFailure } from './server-failure.ts';

/** Seconds after which a client that was refused as one too many may try again. */
const RETRY_AFTER_S = 5;

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** Seconds after which the database of the community may be there again. */
const DATABASE_RETRY_S = 10;

/** The one place where failures become problem details (RFC 9457) and the headers that go with them (RFC 9110). */
export function problemOf(failure: ServerFailure): ProblemAnswer {
  const { code } = failure;
  const { facts = {}, headers = {} } = particulars(failure);
  return { problem: { type: `/problems#${code}`, ...problemKinds[code], code, ...facts }, headers };
}

interface Particulars {
  readonly facts?: Omit<Partial<Problem>, 'type' | 'title' | 'status' | 'code'>;
  readonly headers?: Readonly<Record<string, string>>;
}

function particulars(failure: ServerFailure): Particulars {
  switch (failure.code) {
    case 'empty-body':
      return detail('Send the lines of the log that say what was refused, for example those of "journalctl -k".');
    case 'body-too-large': {
      const size = sizeText(failure.limit);
      return {
        facts: {
          limit: failure.limit,
          detail: `At most ${size} are read at once. Send the part of the log around the refusal, such as that of "journalctl --since '10 min ago'", or read it on your own machine: whyblocked diagnose FILE.`,
        },
      };
    }
    case 'too-many-files':
      return {
        facts: {
          limit: failure.limit,
          detail: `At most ${failure.limit} files are read at once. Put them into one archive: tar -czf logs.tar.gz FILE…`,
        },
      };
    case 'body-too-slow':
      return detail(
        `It stopped for ${failure.silenceMs / 1000} seconds, or came with less than ${failure.bytesPerSecond} bytes a second. Send the part of the log around the refusal, or compress it.`,
      );
    case 'malformed-form':
      return detail(FORM_FAULTS[failure.why]);
    case 'fields-after-files':
      return detail(
        `Files are read as they come, so what is to be known for that comes first. Put ${failure.field} before the first file, or, where it is an option, into the address (?${failure.field}=…).`,
      );
    case 'body-incomplete':
      return detail('The connection gave fewer bytes than were announced. Send it again.');
    case 'invalid-json':
      return detail(
        `JSON.parse stops at line ${failure.line}, column ${failure.column}. To send log lines as they are, use the content type text/plain.`,
      );
    case 'invalid-encoding':
      return detail('JSON has to be UTF-8. To send bytes of any encoding, use the content type text/plain.');
    case 'invalid-request': {
      const errors = failure.errors.map((error) => ({ ...error }));
      return { facts: { detail: errors.map(({ field, detail }) => `${field}: ${detail}`).join('; '), errors } };
    }
    case 'unsupported-media-type': {
      const accepted = failure.accepted.slice(0, 3).join(' or ');
      const hint =
        failure.given === 'application/x-www-form-urlencoded'
          ? ` With curl, add -H 'content-type: ${failure.accepted[0]}'.`
          : '';
      return { ...detail(`Send it as ${accepted}.${hint}`), headers: { 'Accept-Post': failure.accepted.join(', ') } };
    }
    case 'unsupported-content-encoding':
      return { ...detail('Send it without Content-Encoding.'), headers: { 'Accept-Encoding': 'identity' } };
    case 'unknown-release':
      return { facts: { detail: `Known are ${failure.known.join(', ')}.`, known: [...failure.known] } };
    case 'unknown-interface':
      return unknownName(failure.near ?? [], 'The list of interfaces is at /v1/interfaces.');
    case 'unknown-explanation': {
      const pathOf = (kind: typeof failure.kind) => explanationKinds.find((one) => one.kind === kind)?.path ?? '';
      const { elsewhere, near } = failure;
      const meant = elsewhere ? `It is at /v1/${pathOf(elsewhere.kind)}/${elsewhere.slug}. ` : '';
      return unknownName(near, `The list is at /v1/${pathOf(failure.kind)}.`, meant);
    }
    case 'unknown-addon':
      return unknownName(failure.near, 'The list is at /v1/addons.');
    case 'unknown-report':
      return detail(
        'There is none of this id, or it was not accepted and who asks is neither its reporter nor a maintainer.',
      );
    case 'unknown-share':
      return detail('It was deleted, it has expired, or it never was.');
    case 'wrong-secret':
      return detail('Only the secret that was told when it was shared deletes it.');
    case 'token-missing':
      return { ...detail('Send a token: "Authorization: Bearer wb_…".'), headers: challenge() };
    case 'bad-token':
      return {
        ...detail('Either it is mistyped, or it is of another server. It looks like "Bearer wb_…".'),
        headers: challenge('There is no such token'),
      };
    case 'expired-token':
      return {
        ...detail(`It expired on ${failure.expiredAt.slice(0, 10)}. Ask who runs this server for another.`),
        headers: challenge('The token has expired'),
      };
    case 'revoked-token':
      return {
        ...detail('It is no longer accepted. Ask who runs this server for another.'),
        headers: challenge('The token was revoked'),
      };
    case 'bad-on-behalf':
      return detail(ON_BEHALF_FAULTS[failure.why]);
    case 'not-allowed':
      return { facts: { detail: `Only ${NEEDED[failure.needs]} may do that.`, needs: failure.needs } };
    case 'cross-site':
      return detail('Forms are taken only from pages of this server. Open the page here, and send it again.');
    case 'bad-cursor':
      return detail('Take it as "next" gave it, with the same question; or leave it away to begin at the first page.');
    case 'wrong-state':
      return {
        facts: {
          detail: `It is ${failure.state}, and "${failure.action}" cannot be done to such a report.`,
          state: failure.state,
        },
      };
    case 'cannot-merge':
      return detail(
        'A report is merged into another one that says the same of the same addon and is itself not merged.',
      );
    case 'says-missing':
      return detail('Neither the report nor the decision says anything in words. Send "says".');
    case 'ran-missing':
      return detail('Neither the report nor the decision says what was run, which "verified" needs. Send "ran".');
    case 'too-many-cells':
      return detail(
        `At most ${failure.limit} for all questions of a request. Name addon, track, confinement or architecture, or ask in several requests.`,
      );
    case 'too-many':
      return {
        ...detail(`Try again in ${timeText(failure.retryAfterMs)}.`),
        headers: { 'Retry-After': String(Math.ceil(failure.retryAfterMs / 1000)) },
      };
    case 'community-unavailable':
      return {
        ...detail('The database cannot be used at the moment, and nothing was changed. Diagnoses work without it.'),
        headers: { 'Retry-After': String(DATABASE_RETRY_S) },
      };
    case 'not-found':
      return detail('What there is stands in /openapi.json.');
    case 'method-not-allowed': {
      const allowed = failure.allowed.join(', ');
      return { ...detail(`Allowed: ${allowed}.`), headers: { Allow: allowed } };
    }
    case 'malformed-request':
      return detail('The address or a header cannot be read.');
    case 'busy':
      return {
        ...detail(`Try again in ${RETRY_AFTER_S} seconds.`),
        headers: { 'Retry-After': String(RETRY_AFTER_S) },
      };
    case 'deadline':
      return detail(`It was ended after ${failure.timeoutMs / 1000} seconds. Send the part around the refusal.`);
    case 'internal':
      return { facts: { detail: 'It is not your fault. Report it with the id.', id: failure.id } };
  }
}

const FORM_FAULTS: Readonly<Record<FormFault, string>> = {
  'no-boundary':
    'The content type multipart/form-data names no boundary. Leave the header away; who writes the form adds it.',
  'no-such-boundary': 'It does not begin with the boundary that its content type names.',
  'bad-part': 'The names of one of its parts cannot be read, or are too long.',
  'nameless-part': 'One of its parts has no name. The fields are text, snapd, system, redact and file.',
  unfinished: 'It ends before its last boundary. Send it again.',
};

const ON_BEHALF_FAULTS: Readonly<Record<Extract<ServerFailure, { code: 'bad-on-behalf' }>['why'], string>> = {
  missing: 'The token of a bot says for whom it speaks: "On-Behalf-Of: discord:HASH".',
  'not-allowed': 'Only the token of a bot may speak for others. Leave the header On-Behalf-Of away.',
  malformed: 'On-Behalf-Of has to be "discord:" and the hash of an account in hexadecimal digits.',
};

const NEEDED: Readonly<Record<Extract<ServerFailure, { code: 'not-allowed' }>['needs'], string>> = {
  reporter: 'who has a token',
  maintainer: 'a maintainer',
  'its reporter': 'its reporter, or where it makes sense a maintainer,',
};

/** RFC 6750, 3: what is wrong with a token is told only where one was sent. */
function challenge(fault?: string): Readonly<Record<string, string>> {
  const error = fault === undefined ? '' : `, error="invalid_token", error_description="${fault}"`;
  return { 'WWW-Authenticate': `Bearer realm="whyblocked"${error}` };
}

function timeText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** A name that leads nowhere: those it perhaps stands for, and where all are listed. */
function unknownName(near: readonly string[], list: string, meant = ''): Particulars {
  const perhaps = near.length > 0 ? `Perhaps it is ${near.join(' or ')}. ` : '';
  return { facts: { detail: `${meant || perhaps}${list}`, ...(near.length > 0 ? { known: [...near] } : {}) } };
}

function detail(text: string): Particulars {
  return { facts: { detail: text } };
}

function sizeText(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${bytes} bytes`;
}
