import type { MediatorRecord } from '../src/records/mediator-record.ts';

/** A field of LibAppArmor's records: the name its tests print it under, and how ours is told in its words. */
export interface WantedField {
  readonly printed: string;
  readonly of: (record: MediatorRecord) => string | undefined;
}

/** The names of protocols that the cases use; LibAppArmor takes them from the headers of the system it is built on. */
const protocols: Readonly<Record<string, string>> = { '0': 'ip', '1': 'icmp', '6': 'tcp', '17': 'udp', '255': 'raw' };

const events: Readonly<Record<string, string>> = {
  denied: 'AA_RECORD_DENIED',
  allowed: 'AA_RECORD_ALLOWED',
  audit: 'AA_RECORD_AUDIT',
  hint: 'AA_RECORD_HINT',
  status: 'AA_RECORD_STATUS',
  error: 'AA_RECORD_ERROR',
};

/** The first of the fields that the record has. */
function field(printed: string, ...keys: readonly string[]): WantedField {
  return {
    printed,
    of: ({ fields }) => {
      const key = keys.find((one) => fields[one] !== undefined);
      return key === undefined ? undefined : fields[key];
    },
  };
}

/** LibAppArmor prints no number that is 0, except for ids of users. */
function number(printed: string, ...keys: readonly string[]): WantedField {
  const { of } = field(printed, ...keys);
  return {
    printed,
    of: (record) => {
      const value = of(record);
      return value === undefined || value === '' || Number(value) === 0 ? undefined : String(Number(value));
    },
  };
}

function ofAuditId(printed: string, cut: (id: string) => string): WantedField {
  return { printed, of: ({ auditId }) => (auditId === undefined ? undefined : cut(auditId)) };
}

export const wantedFields: readonly WantedField[] = [
  { printed: 'Event type', of: ({ verdict }) => events[verdict] },
  ofAuditId('Audit ID', (id) => id),
  ofAuditId('Epoch', (id) => String(Number.parseInt(id, 10))),
  ofAuditId('Audit subid', (id) => id.slice(id.indexOf(':') + 1)),
  field('Operation', 'operation'),
  field('Mask', 'requested_mask', 'requested'),
  field('Denied Mask', 'denied_mask', 'denied', 'mask'),
  field('fsuid', 'fsuid'),
  field('ouid', 'ouid'),
  { printed: 'Profile', of: ({ label }) => (label === '' ? undefined : label) },
  field('Peer profile', 'peer_profile', 'peer_label', 'tcontext'),
  field('Peer', 'peer'),
  field('Name', 'name', 'capname'),
  field('Command', 'comm'),
  field('Name2', 'target', 'name2'),
  field('Namespace', 'namespace'),
  field('Attribute', 'attribute'),
  number('Task', 'task'),
  number('Parent', 'parent'),
  number('Token', 'magic_token'),
  field('Info', 'info'),
  field('Peer info', 'peer_info'),
  {
    printed: 'ErrorCode',
    of: ({ fields }) => (fields.error === undefined ? undefined : String(Math.abs(Number(fields.error)))),
  },
  number('PID', 'pid'),
  number('Peer PID', 'peer_pid'),
  field('Active hat', 'hat'),
  field('Net Addr', 'addr'),
  field('Peer Addr', 'peer_addr'),
  field('Network family', 'family'),
  field('Socket type', 'sock_type'),
  {
    printed: 'Protocol',
    of: ({ fields: { protocol } }) => (protocol === undefined ? undefined : (protocols[protocol] ?? protocol)),
  },
  field('Local addr', 'saddr', 'laddr'),
  field('Foreign addr', 'daddr', 'faddr'),
  number('Local port', 'src', 'lport'),
  number('Foreign port', 'dest', 'fport'),
  field('DBus bus', 'bus'),
  field('DBus path', 'path'),
  field('DBus interface', 'interface'),
  field('DBus member', 'member', 'method'),
  field('Signal', 'signal'),
  field('FS Type', 'fstype'),
  field('Flags', 'flags'),
  field('Src name', 'srcname'),
  field('Execpath', 'execpath'),
  field('Class', 'class'),
];

/** What ours says under the same name; a case without a record of ours is an event of theirs that is invalid. */
export function readAs(wanted: WantedField, record: MediatorRecord | undefined): string | undefined {
  if (record !== undefined) return wanted.of(record);
  return wanted.printed === 'Event type' ? 'AA_RECORD_INVALID' : undefined;
}
