import { env } from 'node:process';
import { createReporter, type SendFailure } from '@whyblocked/client';
import type { Answer, ReportInput, Submitted } from '@whyblocked/contract';
import { InvalidArgumentError } from 'commander';
import { UsageError } from '../output/fail.ts';
import { LOCAL, withCommunity } from './with-community.ts';

/** Where a report is sent: to a server, else to the database that the environment names. */
export interface ReportPlace {
  readonly server?: string;
  readonly knowledge?: string;
}

export async function submitReport(
  input: ReportInput,
  { server, knowledge }: ReportPlace,
): Answer<Submitted, SendFailure> {
  if (server === undefined) return withCommunity(knowledge, (community) => community.submitReport(input, LOCAL));
  return createReporter({ baseUrl: server, token: tokenGiven() }).submitReport(input);
}

/** "https://why.example", as the root of the server. */
export function serverUrl(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new InvalidArgumentError('A server is an address without a path, such as https://whyblocked.example.org.');
}

/** An option would stand in the history of the shell and in the list of processes. */
function tokenGiven(): string | undefined {
  const token = env.WHYBLOCKED_TOKEN?.trim();
  if (token === undefined || token === '') return undefined;
  if (/^[\w-]{1,200}$/.test(token)) return token;
  throw new UsageError('WHYBLOCKED_TOKEN holds something else than a token, which looks like "wb_…".');
}
