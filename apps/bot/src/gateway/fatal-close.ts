import { GatewayCloseCodes } from 'discord.js';

/** Why Discord will not have this bot, in one sentence for who runs it; undefined where one may come again. */
export function fatalClose(code: number): string | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return 'Discord does not know this DISCORD_TOKEN any more; reset it in the developer portal and set the new one.';
    case GatewayCloseCodes.InvalidShard:
      return 'Discord does not take these DISCORD_SHARDS; the numbers have to be below how many there are.';
    case GatewayCloseCodes.ShardingRequired:
      return 'The bot is in too many servers for so few shards; raise their number in DISCORD_SHARDS, or leave it out.';
    case GatewayCloseCodes.InvalidAPIVersion:
      return 'Discord no longer speaks this version of its gateway; update the bot.';
    case GatewayCloseCodes.InvalidIntents:
      return 'Discord does not know these intents; update the bot.';
    case GatewayCloseCodes.DisallowedIntents:
      return 'The Message Content intent is not granted: switch it on in the developer portal, or leave DISCORD_MESSAGE_CONTENT out.';
    default:
      return undefined;
  }
}
