import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';

function read(fields: string) {
  return parseRecords(
    `audit: type=1326 audit(1709037627.263:7513): auid=0 uid=0 gid=0 ses=3 pid=7 comm="a" exe="/a" ${fields}`,
  );
}

describe('seccomp records', () => {
  it.each([
    ['0x50000', 0, 'denied'],
    ['0x50001', 0, 'denied'],
    ['0x7ffc0000', 0, 'logged'],
    ['0x0', 31, 'killed'],
    ['0x80000000', 31, 'killed'],
    ['0x30000', 31, 'denied'],
    ['0x7fc00000', 0, 'denied'],
    ['0x7ff00000', 0, 'denied'],
    ['0xffff0000', 31, 'killed'],
    ['0x7fff0000', 0, 'allowed'],
  ])('judge by the action %s', (code, sig, verdict) => {
    expect(read(`sig=${sig} arch=c000003e syscall=2 compat=0 ip=0x1 code=${code}`)).toMatchObject([
      { verdict, access: { code } },
    ]);
  });

  it('without an action judge by the signal', () => {
    expect(read('sig=31 arch=c000003e syscall=2 compat=0 ip=0x1')).toMatchObject([
      { verdict: 'killed', access: { name: 'open', code: '' } },
    ]);
  });

  it.each([
    ['c000003e', '141', 'x86_64', 141, 'setpriority'],
    ['c000003e', String(0x40000000 + 512), 'x32', 512, 'rt_sigaction'],
    ['40000003', '97', 'i386', 97, 'setpriority'],
    ['40000028', '97', 'arm', 97, 'setpriority'],
    ['c00000b7', '140', 'aarch64', 140, 'setpriority'],
    ['c0000015', '97', 'ppc64le', 97, 'setpriority'],
    ['80000016', '97', 's390x', 97, 'setpriority'],
    ['c00000f3', '140', 'riscv64', 140, 'setpriority'],
    ['c0000102', '140', 'loongarch64', 140, 'setpriority'],
    ['c000003e', '9999', 'x86_64', 9999, ''],
    ['80000015', '97', '80000015', 97, ''],
  ])('name the call of %s %s', (logged, call, arch, number, name) => {
    const access = { kind: 'syscall', name, number, arch, code: '0x50000' };
    expect(read(`sig=0 arch=${logged} syscall=${call} compat=0 ip=0x1 code=0x50000`)).toMatchObject([{ access }]);
  });

  it.each(['\u001d', '', '#035', '^]', '<1D>'])('end where auditd adds names behind %j', (separator) => {
    const added = 'ARCH=x86_64 SYSCALL=setpriority AUID="ada" UID="ada"';
    expect(read(`sig=0 arch=c000003e syscall=141 compat=0 ip=0x1 code=0x50000${separator}${added}`)).toMatchObject([
      { access: { code: '0x50000' }, fields: { ARCH: 'x86_64', SYSCALL: 'setpriority', AUID: 'ada', UID: 'ada' } },
    ]);
  });

  it('take a name that stands behind the number, with its key or without', () => {
    const access = { name: 'fchown', number: 93, arch: 'x86_64' };
    expect(read('sig=31 arch=c000003e 93(fchown) compat=0 ip=0x1 code=0x0')).toMatchObject([{ access }]);
    expect(read('sig=31 arch=c000003e syscall=93(fchown) compat=0 ip=0x1 code=0x0')).toMatchObject([{ access }]);
  });

  it('are read as ausearch words them', () => {
    const line =
      'type=SECCOMP msg=audit(02/27/2024 12:40:27.263:7513) : auid=unset uid=root gid=root ses=unset subj=snap.a.b (enforce) pid=4868 comm=server exe=/snap/web/8/bin/server sig=SIG0 arch=x86_64 syscall=setpriority compat=0 ip=0x7f1bc860a069 code=errno';
    expect(parseRecords(line)).toMatchObject([
      {
        verdict: 'denied',
        label: 'snap.a.b (enforce)',
        comm: 'server',
        time: '02/27/2024 12:40:27.263',
        access: { name: 'setpriority', number: 141, arch: 'x86_64', code: 'errno' },
      },
    ]);
  });

  it.each([
    ['subj=snap.a.b', 'snap.a.b'],
    ['subj==unconfined', 'unconfined'],
    ['subj==untrusted (complain)', 'untrusted (complain)'],
    ['**subj==untrusted (complain)**', 'untrusted (complain)'],
    ['**subj=snap.a.b**', 'snap.a.b'],
    ['subj=?', ''],
    ['subj=(null)', ''],
  ])('take the label from %s', (subject, label) => {
    expect(read(`${subject} sig=0 arch=c000003e syscall=2 compat=0 ip=0x1 code=0x50000`)).toMatchObject([{ label }]);
  });

  it('that are cut before the call have no access', () => {
    expect(
      parseRecords('h audit[7]: SECCOMP auid=0 uid=0 pid=7 comm="a" exe="/a" sig=0 arch=c000003e sysc>'),
    ).toMatchObject([{ access: null, truncated: true, comm: 'a' }]);
  });

  it.each([
    'CONFIG_SECCOMP=y',
    'SECCOMP is on',
    'grep type=1326 /var/log/syslog',
    'compat=0 code=0x0',
    'SYSCALL arch=c000003e syscall=62 success=no exit=-13 pid=7 comm="a" exe="/a"',
  ])('do not hide in %s', (line) => {
    expect(parseRecords(line)).toEqual([]);
  });
});
