import type { Problem } from '@whyblocked/contract';
import { note, type ServerContext } from '../endpoint.ts';
import { problemPage } from '../pages/problem-page.ts';
import { problemOf } from './problem-of.ts';
import type { ServerFailure } from './server-failure.ts';

/** Answers with the problem that a failure is: a page for a browser outside the API, problem+json for everybody else. */
export function answerProblem(c: ServerContext, failure: ServerFailure): Response | Promise<Response> {
  const problem = announceProblem(c, failure);
  if (isForPeople(c)) return c.html(problemPage(problem));
  return c.body(JSON.stringify(problem), { headers: { 'Content-Type': 'application/problem+json' } });
}

/** Sets the status and headers of a failure and leaves the body to a page that has more to show than the problem. */
export function announceProblem(c: ServerContext, failure: ServerFailure): Problem {
  const { problem, headers } = problemOf(failure);
  note(c, { problem: problem.code });
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  c.header('Cache-Control', 'no-store');
  c.status(problem.status as Parameters<ServerContext['status']>[0]);
  return problem;
}

/** Browsers name text/html in their Accept header; curl and libraries do not. */
function isForPeople(c: ServerContext): boolean {
  if (/^\/v1(\/|$)/.test(c.req.path)) return false;
  c.header('Vary', 'Accept');
  return (c.req.header('Accept') ?? '').toLowerCase().includes('text/html');
}
