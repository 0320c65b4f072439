import { type BlockList, isIP, isIPv6 } from 'node:net';
import type { ServerContext } from '../endpoint.ts';

/**
 * The address that a request came from. Anybody can write X-Forwarded-For, so it is read from its end, where the nearest proxy
 * wrote, and only as far as the proxies before are trusted; without any it is not read at all.
 */
export function clientAddress(c: ServerContext, trustedProxies: BlockList | undefined): string | undefined {
  let nearest = plainAddress(c.env?.address);
  if (!trustedProxies) return nearest;
  const hops = (c.req.header('X-Forwarded-For') ?? '').split(',').map((hop) => plainAddress(hop.trim()));
  while (nearest !== undefined && isTrusted(trustedProxies, nearest)) {
    const next = hops.pop();
    if (next === undefined) break;
    nearest = next;
  }
  return nearest;
}

function isTrusted(proxies: BlockList, address: string): boolean {
  return proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Without port, brackets and zone, and an IPv4 address as such; undefined for what is none. */
function plainAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const [, inBrackets, withPort] = /^\[([^\]]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? [];
  const bare = (inBrackets ?? withPort ?? text).replace(/%.*$/, '');
  const address = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIP(address) === 0 ? undefined : address;
}
