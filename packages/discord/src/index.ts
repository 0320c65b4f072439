export { createEdge, type Edge, type EdgeDeps } from './answering/create-edge.ts';
export { createPlaces, type Place, type Places } from './answering/places.ts';
export type { EdgeLog, QuestionEvent } from './answering/question-event.ts';
export { createFileSource, type FileSource } from './files/fetched-file.ts';
export { type Registration, registerCommands } from './registration/register-commands.ts';
export { createMaintainersPost } from './replies/maintainers-post.ts';
export { createRequests, type DiscordRequests, type RequestFailure } from './requests/discord-requests.ts';
