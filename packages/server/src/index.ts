export { createServer } from './create-server.ts';
export { type ListenFailure, type Listening, listen, listenSentence } from './listen.ts';
export type { RequestEvent, ServerDeps, ServerLog } from './server-deps.ts';
