/**
 * Every line that begins a record holds one of these, byte for byte, whatever carrier it came in. `operation=` is for AppArmor records
 * whose head was lost, `compat=` for seccomp's; the journal's JSON may hide a message in an array of bytes or leave it out, and
 * other tools write each field as one of JSON.
 */
export const recordTriggers: readonly string[] = [
  'apparmor=',
  'operation=',
  'compat=',
  'type=1326',
  'SECCOMP',
  'AppArmor policy',
  '"MESSAGE":[',
  // As older releases of journalctl write it, and Python.
  '"MESSAGE" : [',
  '"MESSAGE": [',
  'AUDIT_FIELD_APPARMOR',
  'apparmor":"DENIED',
  'apparmor":"ALLOWED',
  'apparmor":"KILLED',
];
