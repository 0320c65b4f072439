import type { Access, IoUringAccess } from '../access.ts';
import { capabilityName } from './capability-names.ts';
import { fileAccess, isFileOperation } from './file-access.ts';
import type { ScannedFields } from './scan-fields.ts';
import { socketAccess } from './socket-access.ts';

type Fields = Readonly<Record<string, string>>;

/** What was refused: Linux writes `denied_mask`, or `denied` in the newer classes; a record that is cut or only audits has just what was asked. */
function deniedMask(fields: Fields): string {
  return fields.denied_mask ?? fields.denied ?? fields.requested_mask ?? fields.requested ?? '';
}

function withValues<T extends object>(required: T, optional: Readonly<Record<string, string | undefined>>): T {
  const present = Object.entries(optional).filter(([, value]) => value !== undefined && value !== '');
  return Object.assign({}, required, Object.fromEntries(present));
}

function mountAccess(operation: string, fields: Fields): Access {
  const flags = fields.flags ?? fields.options;
  const remounts = operation === 'mount' && (flags ?? '').split(/[, ]+/).includes('remount');
  const named = operation === 'umount' || operation === 'pivotroot' || operation === 'remount' ? operation : 'mount';
  return withValues(
    { kind: 'mount', operation: remounts ? 'remount' : named },
    { source: fields.srcname, target: fields.name, fstype: fields.fstype, flags },
  );
}

function dbusAccess(operation: string, fields: Fields): Access {
  const mask =
    fields.mask ??
    (operation.startsWith('dbus_') && /^dbus_(?:bind|eavesdrop)$/.test(operation) ? operation.slice(5) : '');
  return withValues(
    { kind: 'dbus', bus: fields.bus ?? '', mask },
    {
      name: fields.name,
      path: fields.path,
      interface: fields.interface,
      // dbus-broker says `method`.
      member: fields.member ?? fields.method,
      peerLabel: fields.peer_label ?? fields.peer ?? fields.peer_profile,
    },
  );
}

function mqueueAccess(operation: string, fields: Fields): Access {
  const type = fields.class?.startsWith('sysv') || operation.includes('sysv') ? 'sysv' : 'posix';
  return withValues({ kind: 'mqueue', mask: deniedMask(fields), type }, { name: fields.name });
}

function otherAccess(operation: string, fields: Fields): Access {
  return withValues({ kind: 'other', operation }, { name: fields.name ?? fields.rlimit ?? fields.target });
}

const changesOfProfile = new Set(['change_profile', 'change_onexec', 'change_hat', 'stack', 'stack_onexec']);
const mounts = new Set(['mount', 'umount', 'remount', 'pivotroot']);

/**
 * The access of an AppArmor record, from `operation` and from the fields that are there: `class` exists only since Linux 6.2, and an
 * operation may serve several classes (file_inherit of a socket). Null when too little is left of the record.
 */
export function apparmorAccess({ fields, notUtf8, truncated }: ScannedFields): Access | null {
  const operation = fields.operation ?? '';
  const kind = fields.class ?? '';
  if (operation.startsWith('profile_')) return otherAccess(operation, fields);
  if (operation === 'capable' || kind === 'cap' || (operation === '' && fields.capname !== undefined)) {
    // Before `capname` there was `name`.
    const logged = fields.capname ?? (capabilityName(fields.capability ?? '') || (fields.name ?? ''));
    const name = logged.toLowerCase().replace(/^cap_/, '');
    return name === '' ? null : { kind: 'capability', name };
  }
  if (operation.startsWith('dbus') || kind === 'dbus' || (fields.bus !== undefined && fields.mask !== undefined)) {
    return dbusAccess(operation, fields);
  }
  if (operation === 'signal' || kind === 'signal') {
    return {
      kind: 'signal',
      mask: deniedMask(fields),
      signal: fields.signal ?? '',
      peer: fields.peer ?? fields.target ?? '',
    };
  }
  if (operation === 'ptrace' || kind === 'ptrace') {
    return { kind: 'ptrace', mask: deniedMask(fields), peer: fields.peer ?? fields.target ?? '' };
  }
  if (mounts.has(operation) || kind === 'mount') return mountAccess(operation, fields);
  if (operation.startsWith('userns') || (kind === 'namespace' && operation !== '')) {
    return { kind: 'userns', mask: deniedMask(fields) || operation };
  }
  if (operation.startsWith('uring') || kind === 'io_uring') {
    const mask = deniedMask(fields) || operation.replace(/^uring_/, '');
    return withValues<IoUringAccess>({ kind: 'io_uring', mask }, { peer: fields.peer ?? fields.tcontext });
  }
  if (kind.endsWith('mqueue') || operation.includes('mqueue')) return mqueueAccess(operation, fields);
  if (changesOfProfile.has(operation)) {
    return { kind: 'change_profile', operation, target: fields.target ?? fields.name ?? '' };
  }
  const socket = socketAccess(fields, deniedMask(fields));
  if (socket) return socket;
  if (kind === 'rlimits' || operation === 'setrlimit') return otherAccess(operation || 'setrlimit', fields);
  const ofFile = isFileOperation(operation) || kind === 'file' || fields.ouid !== undefined || operation === '';
  // Kernels before 2.6.36 had more operations of files (inode_link, xattr set) and no `ouid`; other classes had no such mask.
  const oldOfFile = kind === '' && (fields.denied_mask ?? fields.requested_mask) !== undefined;
  if (fields.name !== undefined && (ofFile || oldOfFile)) {
    return fileAccess(operation, fields, notUtf8, deniedMask(fields));
  }
  return operation === '' || truncated || isFileOperation(operation) ? null : otherAccess(operation, fields);
}
