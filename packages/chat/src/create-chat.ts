import type { ChatNotice } from '@whyblocked/render';
import { ADMISSION_LIMITS, Admission } from './admission/admission.ts';
import { AnsweredLogs } from './admission/answered-logs.ts';
import { noticeCard } from './cards/notice-card.ts';
import type { Chat } from './chat.ts';
import type { ChatContext } from './chat-context.ts';
import type { ChatDeps } from './chat-deps.ts';
import { COMMANDS } from './commands/commands.ts';
import { called } from './handlers/called.ts';
import { complete } from './handlers/complete.ts';
import { heard } from './handlers/heard.ts';
import { pressed } from './handlers/pressed.ts';
import { submitted } from './handlers/submitted.ts';
import { type Outcome, refuse } from './handlers/tell.ts';
import { parseCustomId } from './ids/custom-id.ts';
import { knownNames } from './names/known-names.ts';
import { systemClock } from './ports/clock.ts';
import type { ReplyPort } from './ports/reply-port.ts';
import type { Told } from './ports/told.ts';

/** What people can do in a chat, over the verbs and whatever carries messages. */
export function createChat(deps: ChatDeps): Chat {
  const { clock = systemClock, limits = ADMISSION_LIMITS } = deps;
  const context: ChatContext = {
    ...deps,
    clock,
    admission: new Admission(limits),
    answered: new AnsweredLogs(clock),
    knownNames: knownNames(deps, clock),
  };
  const running = new Set<Promise<unknown>>();
  let isStopping = false;

  async function handled(handler: string, id: string, reply: ReplyPort, handle: () => Promise<Outcome>): Promise<Told> {
    const run = isStopping
      ? refuse(reply, { code: 'stopping' })
      : handle().catch((error: unknown) => broken(context, id, error, reply));
    running.add(run);
    try {
      return { handler, ...(await run) };
    } finally {
      running.delete(run);
    }
  }

  return {
    commands: COMMANDS,
    call: (call, reply) =>
      handled(call.subcommand ? `${call.name} ${call.subcommand}` : call.name, call.id, reply, () =>
        called(context, call, reply),
      ),
    press: (press, reply) => {
      const id = parseCustomId(press.customId);
      return handled(`button:${id?.act ?? 'unknown'}`, press.id, reply, () =>
        id ? pressed(context, press, id, reply) : refuse(reply, { code: 'old-button' }),
      );
    },
    submit: (submission, reply) => {
      const id = parseCustomId(submission.customId);
      return handled(`form:${id?.act ?? 'unknown'}`, submission.id, reply, () =>
        id ? submitted(context, submission, id, reply) : refuse(reply, { code: 'old-button' }),
      );
    },
    hear: (message, reply) =>
      isStopping && message.way === 'spotted'
        ? Promise.resolve({ handler: message.way, outcome: 'ignored', code: 'stopping' })
        : handled(message.way, message.id, reply, () => heard(context, message, reply)),
    complete: async (typing) => {
      try {
        return await complete(context, typing);
      } catch {
        // Nothing is offered while nothing can be asked; what was typed may be sent all the same.
        return [];
      }
    },
    spotsIn: async (guildId, channelId) => {
      const settings = await deps.settings.get(guildId);
      return settings.ok && settings.value.isOn && settings.value.spotIn.includes(channelId);
    },
    forget: (messageId) => context.answered.forget(messageId),
    drain: async () => {
      isStopping = true;
      await Promise.allSettled(running);
    },
  };
}

/** A bug or a broken environment: the person is told its number, whatever had been said before. */
async function broken({ onFailure }: ChatContext, id: string, error: unknown, reply: ReplyPort): Promise<Outcome> {
  onFailure(id, error);
  const notice: ChatNotice = { code: 'broken', id };
  const sent = await reply.answer(noticeCard([notice]));
  return sent.ok ? { outcome: 'failed', code: 'broken' } : { outcome: 'not-sent', code: sent.error.code };
}
