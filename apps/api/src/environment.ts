import { BlockList, isIP, isIPv6 } from 'node:net';
import { z } from 'zod';

/** An empty variable counts as one that is not set, as shells leave them. */
const unsetWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value);

const PortNumber = z
  .string()
  .regex(/^[0-9]{1,5}$/)
  .transform(Number)
  .refine((port) => port <= 65535);

/** Addresses and networks, such as "127.0.0.1, 10.0.0.0/8"; null where one of them is none. */
function blockList(text: string): BlockList | null {
  const list = new BlockList();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [address = '', bits, ...more] = part.split('/');
    const kind = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0 || more.length > 0) return null;
    if (bits === undefined) list.addAddress(address, kind);
    else if (!/^\d{1,3}$/.test(bits) || Number(bits) > (kind === 'ipv6' ? 128 : 32)) return null;
    else list.addSubnet(address, Number(bits), kind);
  }
  return list;
}

/** What the environment may say. Keys are the names of the variables. */
export const Environment = z.object({
  HOST: z.preprocess(unsetWhenEmpty, z.string().default('127.0.0.1')),
  PORT: z.preprocess(unsetWhenEmpty, PortNumber.default(8420)),
  /** Where metrics are told, on 127.0.0.1; nowhere where it is not set. */
  METRICS_PORT: z.preprocess(unsetWhenEmpty, PortNumber.optional()),
  /** Where people reach the server: pages are at its root. */
  PUBLIC_URL: z.preprocess(
    unsetWhenEmpty,
    z
      .url({ protocol: /^https?$/ })
      .transform((text) => new URL(text))
      .refine(({ href, origin }) => href === `${origin}/`)
      .optional(),
  ),
  /** Proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .transform(blockList)
      .refine((list) => list !== null)
      .optional(),
  ),
  DATABASE_URL: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .regex(/^postgres(?:ql)?:\/\//)
      .optional(),
  ),
  WHYBLOCKED_STATE_DIR: z.preprocess(unsetWhenEmpty, z.string().startsWith('/').optional()),
  XDG_STATE_HOME: z.preprocess(unsetWhenEmpty, z.string().optional()),
  /** What one request may bring of files and archives; 128 MiB where it is not set. */
  MAX_UPLOAD_BYTES: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .regex(/^[1-9][0-9]{0,12}$/)
      .transform(Number)
      .optional(),
  ),
  WHYBLOCKED_KNOWLEDGE: z.preprocess(unsetWhenEmpty, z.string().optional()),
  /** Set where interactions of Discord are answered; what else is then read of Discord is in `discord/environment.ts`. */
  DISCORD_PUBLIC_KEY: z.preprocess(unsetWhenEmpty, z.string().optional()),
});
export type Environment = z.infer<typeof Environment>;

const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'a number from 0 to 65535',
  METRICS_PORT: 'a number from 0 to 65535',
  PUBLIC_URL: 'an address without a path, such as https://whyblocked.example.org',
  TRUSTED_PROXIES: 'addresses and networks, such as "127.0.0.1, 10.0.0.0/8"',
  DATABASE_URL: 'an address of PostgreSQL, such as postgres://host/database',
  WHYBLOCKED_STATE_DIR: 'a folder by its whole path, such as /var/lib/whyblocked',
  MAX_UPLOAD_BYTES: 'a whole number of bytes, such as 134217728',
};

/** What may hold a password is not repeated. */
const SECRETS: ReadonlySet<string> = new Set(['DATABASE_URL']);

/** The environment, or one sentence on what is wrong with it. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly value: Environment } | { readonly ok: false; readonly error: string } {
  const environment = Environment.safeParse(variables);
  if (environment.success) return { ok: true, value: environment.data };
  const name = String(environment.error.issues[0]?.path[0]);
  const given = SECRETS.has(name) ? 'something else' : JSON.stringify(variables[name]);
  return { ok: false, error: `${name} has to be ${EXPECTED[name]}, and it is ${given}.` };
}
