/** Who asks, and where. Ids are Discord's, as text. */
export interface Asker {
  readonly userId: string;
  readonly channelId: string;
  /** Absent in direct messages. */
  readonly guildId?: string;
  /** As Discord tells it, "en-GB". */
  readonly locale?: string;
  /** Whether this person may manage messages in this channel or the server. */
  readonly isModerator: boolean;
}
