/** An answer that is no success, in Discord's words. */
export interface DiscordError {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

const error = (status: number, code: number, message: string): DiscordError => ({ status, code, message });

export const ERRORS = {
  unauthorized: error(401, 0, '401: Unauthorized'),
  unknownChannel: error(404, 10_003, 'Unknown Channel'),
  unknownGuild: error(404, 10_004, 'Unknown Guild'),
  unknownMessage: error(404, 10_008, 'Unknown Message'),
  unknownWebhook: error(404, 10_015, 'Unknown Webhook'),
  unknownInteraction: error(404, 10_062, 'Unknown interaction'),
  unknownCommand: error(404, 10_063, 'Unknown application command'),
  alreadyAcknowledged: error(400, 40_060, 'Interaction has already been acknowledged.'),
  invalidToken: error(401, 50_027, 'Invalid Webhook Token'),
  missingAccess: error(403, 50_001, 'Missing Access'),
  missingPermissions: error(403, 50_013, 'Missing Permissions'),
  invalidBody: error(400, 50_035, 'Invalid Form Body'),
} as const;

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: DiscordError };

export function refused(failure: DiscordError): { readonly ok: false; readonly error: DiscordError } {
  return { ok: false, error: failure };
}
