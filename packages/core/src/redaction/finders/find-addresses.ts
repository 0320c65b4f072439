import { isIPv6 } from 'node:net';
import { matchesOf } from '../matches-of.ts';
import type { Finder, Span } from '../span.ts';

const QUAD = /(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?!\w|\.\w)/g;
/** A full stop or colon at the end belongs to the sentence; the run is taken whole, and once. */
const COLONS = /(?<![\w.])[0-9A-Fa-f:]{0,45}:[0-9A-Fa-f:.]{1,45}/g;
const VERSION_BEFORE = /(?:version|release|revision|(?<![A-Za-z])(?:ver|rev|build))["'\\:= ]{1,4}v?$/i;
const SNAP_BEFORE = /(?<![\w.-])(?:snapd|core)["'=:\s]{1,30}$/;
/** The columns that follow a version in `snap list`, `snap info` and `dpkg -l`. */
const VERSION_AFTER =
  /^ {1,30}(?:(?:[0-9]{4}-[0-9]{2}-[0-9]{2} )?\(x?[0-9]{1,7}\) |[0-9]{1,7} {1,30}\S{0,40}(?:stable|candidate|beta|edge|…)|amd64|arm64|all )/;
const ADDRESS_BEFORE = /(?:addr|address|ip|inet|host|server|from|to|src|dst|tcp|udp|peer|[\])]):$/i;
/** Looked at before a quad. */
const BEFORE = 40;
const AFTER = 120;

/** IPv4 and IPv6 addresses, those of documentation included: a rule with fewer exceptions is the safer one. */
export const findAddresses: Finder = {
  find: (text) => [...quads(text), ...colons(text)],
};

function quads(text: string): readonly Span[] {
  const spans: Span[] = [];
  if (!text.includes('.')) return spans;
  for (const match of matchesOf(text, QUAD)) {
    const [value] = match;
    const from = match.index;
    const to = from + value.length;
    if (isAddress(value) && !isVersion(text, value, from, to)) spans.push({ from, to, kind: 'IP', value });
  }
  return spans;
}

/** Of services, as MicroK8s, kubeadm, K3s, EKS and OpenShift number them unless told otherwise: that one of these does not answer decides. */
const SERVICES = /^10\.152\.183\.|^(?:10\.(?:43|96|100)|172\.[23]0)\.0\.10?$/;

/** Loopback, unspecified, masks, link-local and whole networks (`10.0.0.0`, `Chrome/120.0.0.0`) are everybody's. */
function isAddress(value: string): boolean {
  const octets = value.split('.');
  return (
    octets.every((octet) => Number(octet) <= 255 && (octet === '0' || !octet.startsWith('0'))) &&
    !/^(?:127\.|255\.|169\.254\.|[0-9]+\.0\.0\.0$)/.test(value) &&
    !SERVICES.test(value)
  );
}

/** Four numbers may be a version: by what stands around them, and then versions begin with a small number. */
function isVersion(text: string, value: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - BEFORE), from);
  const after = text.slice(to, to + AFTER);
  if (VERSION_BEFORE.test(before) || /^[+~]\w/.test(after) || VERSION_AFTER.test(after)) return true;
  const mayBe =
    /[A-Za-z]-$/.test(before) ||
    SNAP_BEFORE.test(before) ||
    (/^-\w/.test(after) && !/^-(?:[0-9]{1,3}\.){3}[0-9]/.test(after)) ||
    (/\w:$/.test(before) && !ADDRESS_BEFORE.test(before));
  const first = Number(value.slice(0, value.indexOf('.')));
  return mayBe && first < 100 && first !== 10;
}

function colons(text: string): readonly Span[] {
  const spans: Span[] = [];
  if (!text.includes(':')) return spans;
  for (const match of matchesOf(text, COLONS)) {
    let from = match.index;
    let to = from + match[0].length;
    if (/\w/.test(text.charAt(to))) continue;
    // An opening bracket as URLs encode it looks like the begin of the address.
    if (text[from - 1] === '%' && /^5b/i.test(match[0])) from += 2;
    while (to > from && (text[to - 1] === '.' || (text[to - 1] === ':' && text[to - 2] !== ':'))) to--;
    if (text[from] === ':' && text[from + 1] !== ':') from++;
    const value = text.slice(from, to);
    if (value.length <= 45 && isIPv6(value) && isIdentifying(value.toLowerCase())) {
      spans.push({ from, to, kind: 'IP', value });
    }
  }
  return spans;
}

/**
 * Names of C++ and Perl (`ab::cd`) are well-formed addresses too, so only those are taken that begin as addresses in use do.
 * `fe80::` alone is a prefix; with an interface behind it, it tells a machine.
 */
function isIdentifying(value: string): boolean {
  const groups = value.split(':');
  if (!/[0-9]/.test(value)) return false;
  if (/^ff[0-9a-f]{2}::[0-9a-f]{1,4}$/.test(value) || /^f[ef][0-9a-f]{2}::$/.test(value)) return false;
  const isMapped = /^(?:::ffff:|64:ff9b::)/.test(value);
  const isInUse = /^(?:[23][0-9a-f]{3}|f[cdef][0-9a-f]{2}):/.test(value);
  const isWhole = groups.length === 8 && !value.includes('::') && !groups.every((group) => group.length === 2);
  return (
    (isMapped && value !== '::ffff:127.0.0.1') || isInUse || (isWhole && !/^(?:0{1,4}:){7}0{0,3}[01]$/.test(value))
  );
}
