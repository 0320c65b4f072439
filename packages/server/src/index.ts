export { bothLogs } from './both-logs.ts';
export { createServer } from './create-server.ts';
export { type ListenFailure, type Listening, type ListenOptions, listen, listenSentence } from './listen.ts';
export type { Mount, RequestEvent, ServerDeps, ServerLog } from './server-deps.ts';
