import { MessageFlags } from 'discord-api-types/v10';
import type { Interaction } from '../interactions/interaction.ts';
import { type Answered, ERRORS, refused } from '../world/discord-error.ts';
import { messagePayload } from '../world/payloads.ts';
import type { StoredMessage } from '../world/stored-message.ts';
import { openRoute, type Route, type RouteAnswer, type RouteCall } from './route.ts';

/** How interactions are answered; who knows the token needs no other. */
export const interactionRoutes: readonly Route[] = [
  openRoute('POST /interactions/:id/:token/callback', (call) => {
    const interaction = call.world.interactions.get(call.params.token ?? '');
    if (!interaction || interaction.id !== call.params.id) return refused(ERRORS.unknownInteraction);
    const done = interaction.acknowledge(call.body);
    return done.ok ? { ok: true, value: null } : done;
  }),
  openRoute('POST /webhooks/:application/:token', (call) => shown(call, (one) => one.followUp(call.body))),
  openRoute('GET /webhooks/:application/:token/messages/@original', (call) => shown(call, (one) => one.findOriginal())),
  openRoute('PATCH /webhooks/:application/:token/messages/@original', (call) =>
    shown(call, (one) => one.editOriginal(call.body)),
  ),
  openRoute('DELETE /webhooks/:application/:token/messages/@original', (call) =>
    withInteraction(call, (one) => one.removeOriginal()),
  ),
];

function withInteraction<T>(call: RouteCall, act: (interaction: Interaction) => Answered<T>): Answered<T> {
  const interaction = call.world.interactions.get(call.params.token ?? '');
  return interaction && call.params.application === call.world.bot.id
    ? act(interaction)
    : refused(ERRORS.unknownWebhook);
}

function shown(call: RouteCall, act: (interaction: Interaction) => Answered<StoredMessage>): RouteAnswer {
  const done = withInteraction(call, act);
  if (!done.ok) return done;
  const payload = messagePayload(call.world, done.value);
  const isPrivate = done.value.onlyFor !== undefined;
  return { ok: true, value: isPrivate ? { ...payload, flags: done.value.flags | MessageFlags.Ephemeral } : payload };
}
