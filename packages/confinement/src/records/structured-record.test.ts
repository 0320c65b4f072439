import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';

const fields = {
  apparmor: 'DENIED',
  operation: 'open',
  class: 'file',
  profile: 'snap.web.server',
  name: '/etc/my "file"',
  pid: 5507,
  comm: 'server',
  requested_mask: 'r',
  denied_mask: 'r',
  fsuid: 1000,
  ouid: 0,
};
const access = { kind: 'file', path: '/etc/my "file"', mask: 'r', owner: false };
const call = {
  auid: 1000,
  subj: 'snap.web.server',
  pid: 5507,
  comm: 'server',
  exe: '/snap/web/8/bin/server',
  sig: 0,
  arch: '0xc000003e',
  syscall: 141,
  compat: 0,
  code: '0x50000',
};
const when = { auditId: '1709037627.263:7513', time: '2024-02-27T12:40:27.263Z' };

describe('audit events as JSON', () => {
  it('are read as laurel writes them, with the id of the event', () => {
    const line = JSON.stringify({
      ID: when.auditId,
      NODE: 'node-1',
      AVC: fields,
      SYSCALL: { arch: '0xc000003e', syscall: 257, success: 'no', exit: -13, comm: 'server' },
    });
    expect(parseRecords(line)).toMatchObject([
      { ...when, mediator: 'apparmor', label: 'snap.web.server', pid: 5507, comm: 'server', access, column: 1 },
    ]);
    expect(parseRecords(`Feb 27 12:40:27 node-1 laurel[7]: ${line}`)).toMatchObject([{ ...when, access, column: 35 }]);
  });

  it('are read where seccomp refused', () => {
    const expected = { mediator: 'seccomp', verdict: 'denied', label: 'snap.web.server', exe: call.exe };
    for (const event of [
      { ID: when.auditId, SECCOMP: call },
      { ID: when.auditId, SECCOMP: [call] },
    ]) {
      expect(parseRecords(JSON.stringify(event))).toMatchObject([
        { ...when, ...expected, access: { kind: 'syscall', name: 'setpriority', number: 141, code: '0x50000' } },
      ]);
    }
  });

  it('are read as Beats write them, nested and with names that hold full stops', () => {
    const stamp = { '@timestamp': when.time };
    const dotted = Object.fromEntries(Object.entries(fields).map(([key, value]) => [`auditd.log.${key}`, value]));
    for (const event of [
      { ...stamp, auditd: { message_type: 'avc', data: fields } },
      { ...stamp, ...dotted },
    ]) {
      expect(parseRecords(JSON.stringify(event))).toMatchObject([{ time: when.time, access }]);
    }
  });

  it('all of a list', () => {
    const line = JSON.stringify({ hits: [{ AVC: fields }, { AVC: { ...fields, pid: 7 } }] });
    expect(parseRecords(line).map(({ pid }) => pid)).toEqual([5507, 7]);
  });

  it.each([
    ['settings', { security: { apparmor: 'DENIED?', enabled: true } }],
    ['a verdict and nothing else', { apparmor: 'DENIED' }],
    ['numbers', { apparmor: 1, SECCOMP: 2 }],
    ['null', { AVC: null, apparmor: null }],
  ])('none in %s', (_name, value) => {
    expect(parseRecords(JSON.stringify(value))).toEqual([]);
  });

  it.each([
    '{"AVC":{"apparmor":"DENIED","operation":"open"',
    '{"apparmor":"DENIED"}}}{',
    `${'{'.repeat(1e5)}"apparmor":`,
  ])('and do not throw on what is no JSON', (line) => expect(parseRecords(line)).toEqual([]));

  it('that are nested or many beyond measure are left', () => {
    const deep = `${'{"a":'.repeat(1e5)}{"apparmor":"DENIED","operation":"open","name":"/x"}${'}'.repeat(1e5)}`;
    expect(parseRecords(deep)).toEqual([]);
    expect(parseRecords(JSON.stringify({ all: Array(1e4).fill(fields) })).length).toBeLessThan(2000);
  });
});
