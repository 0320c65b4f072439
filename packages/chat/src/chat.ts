import type { CommandDefinition } from './commands/command-definition.ts';
import type { CommandCall, Heard, Press, Submission, Typing } from './ports/inbound.ts';
import type { ReplyPort } from './ports/reply-port.ts';
import type { Told } from './ports/told.ts';

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/**
 * What people can do in a chat. Each call ends when everything is said; none rejects but for a bug, and then the person was told
 * that something broke. The same question must not be given twice.
 */
export interface Chat {
  readonly commands: readonly CommandDefinition[];
  call(call: CommandCall, reply: ReplyPort): Promise<Told>;
  /** At most 25 choices, the likeliest first. */
  complete(typing: Typing): Promise<readonly Choice[]>;
  press(press: Press, reply: ReplyPort): Promise<Told>;
  submit(submission: Submission, reply: ReplyPort): Promise<Told>;
  hear(heard: Heard, reply: ReplyPort): Promise<Told>;
  /** Whether logs are to be spotted in messages of this channel (of a thread: of the channel it is in). Asked for each message. */
  spotsIn(guildId: string, channelId: string): Promise<boolean>;
  /** A message is gone: nobody is sent there any more. */
  forget(messageId: string): void;
  /** Takes no more questions; resolves when those that run have ended. */
  drain(): Promise<void>;
}
