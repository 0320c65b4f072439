import type { NetworkAccess, UnixAccess } from '../access.ts';

type Fields = Readonly<Record<string, string>>;

/** A cut record may have lost its family; ports exist in inet and inet6 only, and an address tells which. */
function familyOf(fields: Fields): string | undefined {
  if (fields.family !== undefined) return fields.family.toLowerCase();
  const address = fields.laddr ?? fields.faddr ?? fields.saddr ?? fields.daddr;
  if (address !== undefined) return address.includes(':') ? 'inet6' : 'inet';
  const port = fields.lport ?? fields.fport;
  return port === undefined ? undefined : 'inet';
}

function unixAccess(fields: Fields, mask: string): UnixAccess {
  const peerLabel = fields.peer ?? fields.peer_label;
  return {
    kind: 'unix',
    mask,
    ...(fields.sock_type === undefined ? {} : { type: fields.sock_type }),
    ...(fields.addr === undefined ? {} : { address: fields.addr }),
    ...(fields.peer_addr === undefined ? {} : { peerAddress: fields.peer_addr }),
    ...(peerLabel === undefined ? {} : { peerLabel }),
  };
}

/** Undefined when the record is of no socket. A unix socket with a path of its own is mediated as a file and has no `family`. */
export function socketAccess(fields: Fields, mask: string): NetworkAccess | UnixAccess | undefined {
  const family = familyOf(fields);
  if (family === undefined) return fields.class === 'unix' ? unixAccess(fields, mask) : undefined;
  if (family === 'unix' && (mask !== '' || fields.addr !== undefined || fields.peer_addr !== undefined)) {
    return unixAccess(fields, mask);
  }
  return {
    kind: 'network',
    family,
    ...(fields.sock_type === undefined ? {} : { type: fields.sock_type }),
    ...(fields.protocol === undefined ? {} : { protocol: fields.protocol }),
  };
}
