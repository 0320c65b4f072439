export { ApiUnavailable } from './api-unavailable.ts';
export type { CommunityTokens } from './community-verbs-client.ts';
export { type Client, createClient } from './create-client.ts';
export { createReporter, type SendFailure } from './create-reporter.ts';
