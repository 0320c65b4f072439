import type { Access } from '@whyblocked/contract';
import type { Tried } from './tried-words.ts';

const IS_SOCKET = /(?:\.sock(?:et)?|[-_/]sock(?:et)?|\/bus|\/S\.gpg-agent|\/wayland-\d+|\/pipewire-\d+|\/X\d+)$/;
const FIRST_FREE_PORT = 1024;

/** What was tried with a socket, by its path or by the words: connecting to a path is reading and writing it. Null when no socket is told. */
export function socketAccess(words: string, path: string | undefined, tried: Tried | null): Access | null {
  if (path?.startsWith('@/') || path?.startsWith('@')) return { kind: 'unix', mask: '', address: path };
  if (path !== undefined) {
    const reaches = tried?.kind === 'socket' || (IS_SOCKET.test(path) && isNoFileWork(tried));
    return reaches ? { kind: 'file', path, mask: 'wr' } : null;
  }
  if (tried?.kind === 'ping') return { kind: 'network', family: 'inet', type: 'raw', protocol: 'icmp' };
  return networkAccess(words, tried);
}

/** Removing a socket's file or changing its mode is work on a file as any. */
function isNoFileWork(tried: Tried | null): boolean {
  return tried === null || (tried.kind === 'mask' && /^(?:|r|wc)$/.test(tried.mask));
}

const FAMILIES: readonly (readonly [RegExp, { readonly family: string; readonly type?: string }])[] = [
  [/\b(?:af_|pf_)?netlink\b/i, { family: 'netlink', type: 'raw' }],
  [/\b(?:af_|pf_)packet\b|\bpacket socket\b|\blibpcap\b|\bpcap_/i, { family: 'packet', type: 'raw' }],
  [/\baf_bluetooth\b|\bhci (?:socket|device)\b|\bbluetooth socket\b/i, { family: 'bluetooth', type: 'raw' }],
  [/\b(?:af_|pf_)can\b|\bcan socket\b/i, { family: 'can', type: 'raw' }],
  [/\b(?:af_|pf_)inet6\b|\b(?:tcp|udp)6\b/i, { family: 'inet6' }],
  [/\braw socket\b|\bsock_raw\b/i, { family: 'inet', type: 'raw' }],
  [/\b(?:af_|pf_)inet\b|\btcp4?\b|\budp4?\b/i, { family: 'inet' }],
];

function networkAccess(words: string, tried: Tried | null): Access | null {
  const speaksOfSocket = tried?.kind === 'socket' || /\bsocket(?:\(\))?(?=[\s:.,(]|$)/i.test(words);
  if (!speaksOfSocket) return null;
  // The last one: a time before it looks alike.
  const port = [
    ...words.slice(-200).matchAll(/(?:\[?[\da-f.:*]{0,40}\]?|\b[\w.-]{1,100}):(\d{1,5})(?=[\s:,)]|$)/gi),
  ].at(-1);
  // "listen tcp :80: socket: " was refused the socket and came to no port.
  const binds = /\b(?:bind|listen)/i.test(words) && !/\bsocket: ?$/i.test(words);
  if (port && binds && Number(port[1]) > 0 && Number(port[1]) < FIRST_FREE_PORT) {
    return { kind: 'capability', name: 'net_bind_service' };
  }
  const found = FAMILIES.find(([family]) => family.test(words))?.[1];
  if (found) return { kind: 'network', ...found, ...typeOf(words, found.type) };
  if (port) return { kind: 'network', family: 'inet', type: 'stream' };
  return { kind: 'other', operation: 'socket' };
}

function typeOf(words: string, type: string | undefined): { readonly type?: string } {
  if (type !== undefined) return {};
  if (/\budp/i.test(words)) return { type: 'dgram' };
  return /\btcp/i.test(words) ? { type: 'stream' } : {};
}
