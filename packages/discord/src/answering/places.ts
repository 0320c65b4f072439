import { ChannelType } from 'discord-api-types/v10';
import { z } from 'zod';
import { WireChannel, WireMessage } from '../inbound/wire.ts';
import { PLANS } from '../requests/attempt-plan.ts';
import type { DiscordRequests } from '../requests/discord-requests.ts';

/** Where a message stands. */
export interface Place {
  readonly isThread: boolean;
  /** The channel whose settings count: of a thread the channel it is in. */
  readonly spottingId: string;
}

export interface Places {
  find(channelId: string): Promise<Place | undefined>;
}

const MOST = 10_000;
const THREADS: readonly number[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
const EARLIER = 30;

/** Asks Discord for each channel once. What a channel is never changes. */
export function createPlaces(requests: DiscordRequests): Places {
  const known = new Map<string, Promise<Place | undefined>>();
  return {
    find(channelId) {
      const before = known.get(channelId);
      if (before) return before;
      const asked = ask(requests, channelId);
      known.set(channelId, asked);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      void asked.then((place) => place ?? known.delete(channelId));
      return asked;
    },
  };
}

async function ask(requests: DiscordRequests, channelId: string): Promise<Place | undefined> {
  const result = await requests.send({ method: 'GET', path: `/channels/${channelId}`, isBots: true }, PLANS.look);
  const channel = WireChannel.safeParse(result.ok ? result.value : undefined);
  if (!channel.success) return undefined;
  const { id, type, parent_id: parentId } = channel.data;
  const isThread = THREADS.includes(type);
  return { isThread, spottingId: isThread ? (parentId ?? id) : id };
}

/** What the author of a message wrote there shortly before, oldest first. */
export async function earlierMessages(
  requests: DiscordRequests,
  { id, channel_id: channelId, author }: WireMessage,
): Promise<readonly WireMessage[]> {
  const query = new URLSearchParams({ before: id, limit: String(EARLIER) });
  const path = `/channels/${channelId}/messages` as const;
  const result = await requests.send({ method: 'GET', path, query, isBots: true }, PLANS.look);
  const messages = z.array(WireMessage).safeParse(result.ok ? result.value : undefined);
  return messages.success ? messages.data.filter((one) => one.author.id === author.id).toReversed() : [];
}
