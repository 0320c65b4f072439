import type { ChatDeps } from '@whyblocked/chat';
import {
  applicationLog,
  createApplication,
  createInteractionEdge,
  createInteractionsEndpoint,
  errorFacts,
  fileSettings,
  settingsFolder,
} from '@whyblocked/discord';
import type { Mount } from '@whyblocked/server';
import type { Logger } from 'pino';
import { type DiscordEnvironment, readDiscordEnvironment } from './environment.ts';

export interface DiscordDeps extends Pick<ChatDeps, 'verbs' | 'addons' | 'community' | 'version'> {
  readonly publicUrl?: URL;
  readonly logger: Logger;
}

/** Answers interactions that Discord sends over HTTP. */
export interface AnsweringDiscord {
  readonly mount: Mount;
  /** Takes no more questions, answers those that it has, or apologises. */
  stop(): Promise<void>;
}

/** Opens what answers Discord as this environment says, or gives one sentence on what is wrong with it. */
export function prepareDiscord(
  variables: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly value: (deps: DiscordDeps) => AnsweringDiscord }
  | { readonly ok: false; readonly error: string } {
  const environment = readDiscordEnvironment(variables);
  return environment.ok ? { ok: true, value: (deps) => openDiscord(environment.value, deps) } : environment;
}

function openDiscord(
  environment: DiscordEnvironment,
  { publicUrl, logger, ...answers }: DiscordDeps,
): AnsweringDiscord {
  const stopping = new AbortController();
  const log = applicationLog(logger);
  const publicKey = environment.DISCORD_PUBLIC_KEY;
  const application = createApplication({
    ...answers,
    environment,
    // Other processes behind the same load balancer change them, too.
    settings: fileSettings(settingsFolder(environment), { keptMs: 0 }),
    ...(publicUrl ? { publicUrl: publicUrl.origin } : {}),
    hears: environment.DISCORD_HEARS,
    log,
    onUnauthorized: () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      logger.error('Discord does not know this DISCORD_TOKEN; questions are answered all the same');
    },
  });
  const edge = createInteractionEdge({ ...application, log });
  const answer = createInteractionsEndpoint({
    publicKey,
    edge,
    onUntimely: (ageSeconds) => logger.warn({ ageSeconds }, 'an interaction was not signed now; is the clock right?'),
    onFailure: (error) => logger.error({ error: errorFacts(error) }, 'failure'),
  });

  async function introduce(): Promise<void> {
    const me = await application.introduce({ registers: true, stop: stopping.signal });
    const isOther = me?.publicKey !== undefined && me.publicKey.toLowerCase() !== publicKey.toLowerCase();
    if (isOther) logger.error('DISCORD_PUBLIC_KEY belongs to another application than DISCORD_TOKEN');
  }
  if (environment.DISCORD_TOKEN !== undefined) {
    introduce().catch((error: unknown) => logger.error({ error: errorFacts(error) }, 'failure'));
  }

  return {
    mount: { path: '/discord/interactions', answer },
    stop() {
      stopping.abort();
      return application.end(edge);
    },
  };
}
