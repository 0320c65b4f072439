import { type Chat, type ChatDeps, createChat, noticeCard } from '@whyblocked/chat';
import type { InteractionEdge } from '../answering/create-interaction-edge.ts';
import type { DiscordVariables } from '../environment/discord-variables.ts';
import { createFileSource, type FileSource } from '../files/fetched-file.ts';
import { registerCommands } from '../registration/register-commands.ts';
import { createMaintainersPost } from '../replies/maintainers-post.ts';
import { createRequests, type DiscordRequests, type RequestsOptions } from '../requests/discord-requests.ts';
import { untilDone } from '../requests/until-done.ts';
import type { ApplicationLog } from './application-log.ts';
import { createIdentify } from './create-identify.ts';
import { type ApplicationIdentity, whoAmI } from './who-am-i.ts';

/** How long running questions may take to be answered when the process is to end; then they are told that it ends. */
const GRACE_MS = 8_000;
const APOLOGY_MS = 1_500;

export interface ApplicationDeps
  extends Pick<ChatDeps, 'verbs' | 'addons' | 'community' | 'settings' | 'publicUrl' | 'hears' | 'version'> {
  readonly environment: DiscordVariables;
  readonly log: ApplicationLog;
  readonly onUnauthorized: RequestsOptions['onUnauthorized'];
}

export interface IntroduceOptions {
  /** Whether this process is the one that registers the commands. */
  readonly registers: boolean;
  readonly stop: AbortSignal;
}

/** An application of Discord, without the way in which questions reach it. */
export interface Application {
  readonly chat: Chat;
  readonly requests: DiscordRequests;
  readonly files: FileSource;
  /**
   * Asks Discord who this is until it tells, and registers the commands. Undefined where it was stopped before. Needs the token
   * of the bot.
   */
  introduce(options: IntroduceOptions): Promise<ApplicationIdentity | undefined>;
  /** Takes no more questions, answers those that it has, or apologises. */
  end(edge: Pick<InteractionEdge, 'endWith'> | undefined): Promise<void>;
}

/** What there is of a bot whichever way questions reach it. */
export function createApplication({ environment, log, onUnauthorized, ...deps }: ApplicationDeps): Application {
  const { DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token, DISCORD_GUILD_ID: guildId } = environment;
  const { DISCORD_MAINTAINERS_CHANNEL_ID: channelId, DISCORD_MAINTAINER_IDS: userIds } = environment;
  const requests = createRequests({ apiUrl, token, onUnauthorized });
  const maintainers = channelId && {
    channelId,
    userIds: new Set(userIds),
    post: createMaintainersPost(requests, channelId),
  };
  const chat = createChat({
    ...deps,
    ...(maintainers ? { maintainers } : {}),
    identify: createIdentify(environment.WHYBLOCKED_IDENTITY_KEY),
    onFailure: log.failure,
  });

  return {
    chat,
    requests,
    files: createFileSource({ origins: environment.DISCORD_CDN_ORIGINS }),
    async introduce({ registers, stop }) {
      const me = await untilDone(async () => {
        const known = await whoAmI(requests);
        if (!known && !stop.aborted) log.unknown();
        return known;
      }, stop);
      if (!me || !registers) return me;
      const { applicationId } = me;
      const registered = await registerCommands(requests, chat.commands, { applicationId, guildId });
      if (registered.ok) log.registered(registered.value);
      else log.notRegistered(registered.error);
      return me;
    },
    async end(edge) {
      await within(GRACE_MS, chat.drain());
      if (edge) await within(APOLOGY_MS, edge.endWith(noticeCard([{ code: 'stopping' }])));
    },
  };
}

/** Waits for something, and no longer than so long. */
async function within(ms: number, done: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([done, promise]);
  clearTimeout(timer);
}
