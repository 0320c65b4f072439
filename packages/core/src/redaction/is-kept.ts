import { noHosts, noUsers, publicDomains, systemUsers } from './never-redacted.ts';
import type { Kind } from './token.ts';

/** Whether a value is left as it is although it stands where such a thing does: it identifies nobody. */
export function isKept(kind: Kind, value: string): boolean {
  if (kind === 'USER') {
    const name = value.toLowerCase();
    return !/[\p{L}]/u.test(name) || /^(?:systemd-|snap_)/.test(name) || systemUsers.has(name) || noUsers.has(name);
  }
  if (kind === 'HOST') {
    const name = value.toLowerCase();
    return !/[a-z]/.test(name) || isLevel(value) || noHosts.has(name) || isPublicName(name);
  }
  return false;
}

/** "INFO", "ERROR": where a log has no host, its level stands in that place. */
function isLevel(value: string): boolean {
  return /^[A-Z]{3,8}$/.test(value) && noHosts.has(value.toLowerCase());
}

/** A public domain, or a name below one. */
export function isPublicName(name: string): boolean {
  for (let at = 0; at >= 0; at = name.indexOf('.', at) + 1 || -1) {
    if (publicDomains.has(name.slice(at))) return true;
  }
  return false;
}
