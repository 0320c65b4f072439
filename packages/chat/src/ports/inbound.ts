import type { Asker } from './asker.ts';
import type { FileFailure, PastedFile } from './pasted-file.ts';

/** A message as somebody wrote it. */
export interface PastedMessage {
  readonly messageId: string;
  readonly authorId: string;
  readonly text: string;
  readonly files: readonly PastedFile[];
  /** Where people see it; absent where nobody else can. */
  readonly url?: string;
}

/** A slash command, or one of the menu of a message. */
export interface CommandCall {
  readonly id: string;
  readonly asker: Asker;
  readonly name: string;
  readonly subcommand?: string;
  /** By the name of the option; of a channel its id. */
  readonly options: Readonly<Record<string, string | boolean | number>>;
  readonly files: Readonly<Record<string, PastedFile>>;
  /** The message whose menu it was. */
  readonly target?: PastedMessage;
}

/** What somebody has typed so far into an option that completes. */
export interface Typing {
  readonly asker: Asker;
  readonly command: string;
  readonly option: string;
  readonly typed: string;
  /** The other options, as far as they are filled. */
  readonly options: Readonly<Record<string, string | boolean | number>>;
}

/** A file component of a message that a button or a form belongs to, fetched again; never rejects. */
export type OpenMemory = () => Promise<
  { readonly ok: true; readonly value: Uint8Array } | { readonly ok: false; readonly error: FileFailure }
>;

/** A button or a choice of a select. */
export interface Press {
  readonly id: string;
  readonly asker: Asker;
  readonly customId: string;
  /** What was chosen in a select; of a button nothing. */
  readonly values: readonly string[];
  /** The message it belongs to. */
  readonly messageId: string;
  /** The file {@link MEMORY_FILE} of that message; absent where it has none. */
  readonly memory?: OpenMemory;
}

/** A form that was sent. */
export interface Submission {
  readonly id: string;
  readonly asker: Asker;
  readonly customId: string;
  /** Text fields and the choice of selects, by id of the field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, readonly PastedFile[]>>;
  /** Of the message whose button opened the form. */
  readonly memory?: OpenMemory;
}

/** A message that the bot may read: it was mentioned, or written to, or the channel is one where logs are spotted. */
export interface Heard {
  readonly id: string;
  readonly asker: Asker;
  readonly way: 'mention' | 'direct' | 'spotted';
  readonly message: PastedMessage;
  /** The message that this one replies to. */
  readonly repliedTo?: PastedMessage;
  /** Messages of the same author before it in the same thread, oldest first; absent without the intent to read them. */
  readonly earlier?: () => Promise<readonly PastedMessage[]>;
}
