import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A record of LibAppArmor, by the names that its own tests print. */
export type Printed = ReadonlyMap<string, string>;

/** What the tests of LibAppArmor print of a record, line by line. */
export function printedOf(text: string): Printed {
  return new Map(
    text.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
}

/** Asks the test program of a LibAppArmor that was built, about one line. */
export function askProgram(program: string, line: string): Printed {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  try {
    const file = join(folder, 'line');
    writeFileSync(file, line);
    const run = spawnSync(program, [file], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`${program} fails: ${run.stderr}`);
    // What the scanner does not know it prints itself, before this.
    return printedOf(run.stdout.slice(run.stdout.indexOf('Event type: ')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const READER = `
import json, sys
import LibAppArmor as lib
names = ['Event type', 'Audit ID', 'Epoch', 'Audit subid', 'Operation', 'Mask', 'Denied Mask', 'fsuid', 'ouid', 'Profile', 'Peer profile',
  'Peer', 'Name', 'Command', 'Name2', 'Namespace', 'Attribute', 'Task', 'Parent', 'Token', 'Info', 'Peer info', 'ErrorCode', 'PID', 'Peer PID',
  'Active hat', 'Net Addr', 'Peer Addr', 'Network family', 'Socket type', 'Protocol', 'Local addr', 'Foreign addr', 'Local port',
  'Foreign port', 'DBus bus', 'DBus path', 'DBus interface', 'DBus member', 'Signal', 'FS Type', 'Flags', 'Src name', 'Execpath', 'Class']
members = ['event', 'audit_id', 'epoch', 'audit_sub_id', 'operation', 'requested_mask', 'denied_mask', 'fsuid', 'ouid', 'profile', 'peer_profile',
  'peer', 'name', 'comm', 'name2', 'namespace aa_namespace', 'attribute', 'task', 'parent', 'magic_token', 'info', 'peer_info', 'error_code', 'pid', 'peer_pid',
  'active_hat', 'net_addr', 'peer_addr', 'net_family', 'net_sock_type', 'net_protocol', 'net_local_addr', 'net_foreign_addr', 'net_local_port',
  'net_foreign_port', 'dbus_bus', 'dbus_path', 'dbus_interface', 'dbus_member', 'signal', 'fs_type', 'flags', 'src_name', 'execpath', 'class rule_class']
events = {getattr(lib, name): name for name in dir(lib) if name.startswith('AA_RECORD_') and 'SYNTAX' not in name and 'EXEC' not in name
  and name not in ('AA_RECORD_READ', 'AA_RECORD_WRITE', 'AA_RECORD_LINK')}
unset = 2 ** 64 - 1
for line in sys.stdin.read().split('\\0'):
    record = lib.parse_record(line)
    values = {}
    for name, member in zip(names, members):
        value = next((getattr(record, one) for one in member.split() if hasattr(record, one)), None)
        if member in ('fsuid', 'ouid'):
            value = None if value == unset else value
        elif value == 0 and member != 'event':
            value = None
        if value is not None:
            values[name] = str(events[value] if member == 'event' else value)
    lib.free_record(record)
    # What the scanner does not know it prints itself, before this.
    print('\\n@' + json.dumps(values))
    sys.stdout.flush()
`;

/** Asks the LibAppArmor of this system through its Python binding. */
export function askBinding(lines: readonly string[]): readonly Printed[] {
  const run = spawnSync('/usr/bin/python3', ['-c', READER], { input: lines.join('\0'), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`LibAppArmor cannot be asked: ${run.stderr}`);
  return run.stdout
    .split('\n')
    .filter((line) => line.startsWith('@{'))
    .map((line) => new Map(Object.entries<string>(JSON.parse(line.slice(1)))));
}
