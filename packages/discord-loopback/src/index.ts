export type { AttachedFile } from './attachments/attachment-host.ts';
export { type Discord, type DiscordOptions, startDiscord } from './discord.ts';
export { type Fault, rateLimited, rateLimitedByProxy } from './faults/fault.ts';
export type { RecordedRequest } from './http/route.ts';
export { Person } from './people/person.ts';
export type { Question } from './people/question.ts';
export type { SeenMessage } from './people/seen-message.ts';
export type { Server } from './people/server.ts';
