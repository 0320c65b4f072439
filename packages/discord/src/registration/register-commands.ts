import type { CommandDefinition } from '@whyblocked/chat';
import { ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import { PLANS } from '../requests/attempt-plan.ts';
import type { DiscordRequest, DiscordRequests, RequestFailure } from '../requests/discord-requests.ts';
import { commandBody } from './command-body.ts';
import { sameCommand } from './same-command.ts';

export interface Registration {
  readonly unchanged: number;
  readonly sent: readonly string[];
  readonly removed: readonly string[];
}

export interface RegistrationPlace {
  readonly applicationId: string;
  /** Registers for this server alone, at once visible; absent: everywhere. */
  readonly guildId?: string | undefined;
}

const Registered = z.array(z.looseObject({ id: z.string(), type: z.number().default(1), name: z.string() }));

/**
 * Brings the commands that Discord has to those that there are: sends what is new or different, removes what is no more, and
 * leaves alone what is the same, and the entry point that Discord itself makes for activities.
 */
export async function registerCommands(
  requests: DiscordRequests,
  definitions: readonly CommandDefinition[],
  { applicationId, guildId }: RegistrationPlace,
): Promise<
  { readonly ok: true; readonly value: Registration } | { readonly ok: false; readonly error: RequestFailure }
> {
  const path: DiscordRequest['path'] =
    guildId === undefined
      ? `/applications/${applicationId}/commands`
      : `/applications/${applicationId}/guilds/${guildId}/commands`;
  const send = (request: Omit<DiscordRequest, 'isBots'>) => requests.send({ ...request, isBots: true }, PLANS.answer);
  const got = await send({ method: 'GET', path });
  if (!got.ok) return got;
  const registered = Registered.parse(got.value);
  const wanted = definitions.map((definition) => commandBody(definition, { isGlobal: guildId === undefined }));
  const isOne = (a: { type: number; name: string }, b: { type: number; name: string }): boolean =>
    a.type === b.type && a.name === b.name;
  const different = wanted.filter((body) => !registered.some((one) => isOne(one, body) && sameCommand(one, body)));
  const gone = registered.filter(
    (one) => one.type !== ApplicationCommandType.PrimaryEntryPoint && !wanted.some((body) => isOne(one, body)),
  );
  for (const { id } of gone) {
    const removed = await send({ method: 'DELETE', path: `${path}/${id}` });
    if (!removed.ok) return removed;
  }
  for (const body of different) {
    const sent = await send({ method: 'POST', path, body });
    if (!sent.ok) return sent;
  }
  return {
    ok: true,
    value: {
      unchanged: wanted.length - different.length,
      sent: different.map(({ name }) => name),
      removed: gone.map(({ name }) => name),
    },
  };
}
