export { createEdge, type Edge, type EdgeDeps } from './answering/create-edge.ts';
export {
  createInteractionEdge,
  type InteractionEdge,
  type InteractionEdgeDeps,
} from './answering/create-interaction-edge.ts';
export { createPlaces, type Place, type Places } from './answering/places.ts';
export type { EdgeLog, QuestionEvent } from './answering/question-event.ts';
export { type ApplicationLog, applicationLog } from './application/application-log.ts';
export { type Application, type ApplicationDeps, createApplication } from './application/create-application.ts';
export { errorFacts } from './application/error-facts.ts';
export type { ApplicationIdentity } from './application/who-am-i.ts';
export {
  createInteractionsEndpoint,
  type InteractionsEndpoint,
  type InteractionsEndpointDeps,
} from './endpoint/create-interactions-endpoint.ts';
export { BotToken, type DiscordVariables, discordVariables, discordWords } from './environment/discord-variables.ts';
export { readVariables, type VariableWords } from './environment/read-variables.ts';
export { HttpUrl, optional, variable } from './environment/variable.ts';
export { untilDone } from './requests/until-done.ts';
export { fileSettings } from './settings/file-settings.ts';
export { settingsFolder } from './settings/settings-folder.ts';
