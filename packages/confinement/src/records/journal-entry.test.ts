import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';

const message =
  'AVC apparmor="DENIED" operation="open" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';
const expected = {
  label: 'snap.web.server',
  pid: 5507,
  time: '2024-02-27T12:40:27.263Z',
  access: { kind: 'file', path: '/etc/fstab', mask: 'r' },
};
const stamp = '1709037627263000';

describe('entries of the journal as JSON', () => {
  it('are read from the message', () => {
    const entry = {
      __REALTIME_TIMESTAMP: stamp,
      _TRANSPORT: 'audit',
      MESSAGE: message,
      _AUDIT_FIELD_APPARMOR: '"DENIED"',
      _PID: '5507',
    };
    const line = JSON.stringify(entry);
    const records = parseRecords(line);
    expect(records).toMatchObject([expected]);
    expect(records[0]?.column).toBe(line.indexOf('"MESSAGE"') + 1);
  });

  it('are read from a message of bytes', () => {
    const bytes = [...new TextEncoder().encode(`\u001b[0m${message}`)];
    expect(parseRecords(JSON.stringify({ MESSAGE: bytes, __REALTIME_TIMESTAMP: stamp }))).toMatchObject([expected]);
  });

  it.each(['_AUDIT_FIELD_', 'AUDIT_FIELD_'])('are read from %s fields when the message was not printed', (prefix) => {
    const entry = Object.fromEntries(
      Object.entries({
        APPARMOR: '"DENIED"',
        OPERATION: '"open"',
        PROFILE: '"snap.web.server"',
        NAME: '/etc/fstab',
        DENIED_MASK: '"r"',
      }).map(([key, value]) => [prefix + key, value]),
    );
    expect(parseRecords(JSON.stringify({ __REALTIME_TIMESTAMP: stamp, _PID: '5507', ...entry }))).toMatchObject([
      expected,
    ]);
  });

  it('are read from the fields of a seccomp entry', () => {
    const entry = {
      _AUDIT_TYPE_NAME: 'SECCOMP',
      _AUDIT_FIELD_ARCH: 'c000003e',
      _AUDIT_FIELD_SYSCALL: '141',
      _AUDIT_FIELD_CODE: '0x50000',
      _COMM: 'server',
      _PID: '7',
    };
    expect(parseRecords(JSON.stringify(entry))).toMatchObject([
      { mediator: 'seccomp', pid: 7, comm: 'server', access: { name: 'setpriority' } },
    ]);
  });

  it('that are cut are read as text', () => {
    const line = JSON.stringify({ MESSAGE: message, _PID: '5507' });
    expect(parseRecords(line.slice(0, -12))).toMatchObject([{ label: 'snap.web.server', access: expected.access }]);
  });

  it.each(['{"MESSAGE":null}', '{"MESSAGE":["x"]}', '{"MESSAGE":[300,-1,1e400]}', '{"MESSAGE":{}}', '{"MESSAGE"'])(
    'without a record give none: %s',
    (line) => {
      expect(parseRecords(line)).toEqual([]);
    },
  );
});
