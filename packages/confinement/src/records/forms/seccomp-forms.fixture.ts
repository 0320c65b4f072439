import { type Form, stamp } from './form.fixture.ts';

/** Records of seccomp in all that carries them. */
export const seccompForms: readonly Form[] = [
  {
    form: 'audit.log',
    line: `type=SECCOMP msg=${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'audit.log, with names added',
    line: `type=SECCOMP msg=${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000\u001dAUID="ada" UID="ada" GID="ada" ARCH=x86_64 SYSCALL=setpriority`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000 | AUID=ada | UID=ada | GID=ada | ARCH=x86_64 | SYSCALL=setpriority',
  },
  {
    form: 'audit.log of a number that auditd does not know',
    line: `type=UNKNOWN[1326] msg=${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'ausearch -i',
    line: 'type=SECCOMP msg=audit(02/27/2024 12:40:27.263:7513) : auid=ada uid=ada gid=ada ses=3 subj=snap.web.server pid=5507 comm=server exe=/snap/web/8/bin/server sig=SIG0 arch=x86_64 syscall=setpriority compat=0 ip=0x7f1bc860a069 code=errno ',
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', number: 141, arch: 'x86_64', code: 'errno' },
    fields:
      'auid=ada | uid=ada | gid=ada | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=SIG0 | arch=x86_64 | syscall=setpriority | compat=0 | ip=0x7f1bc860a069 | code=errno',
    when: { time: '02/27/2024 12:40:27.263', auditId: '02/27/2024 12:40:27.263:7513' },
  },
  {
    form: 'dmesg',
    line: `[ 7822.962041] audit: type=1326 ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'dmesg -T',
    line: `[Tue Feb 27 12:40:27 2024] audit: type=1326 ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'kern.log',
    line: `Feb 27 12:40:27 node-1 kernel: [ 7822.962041] audit: type=1326 ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'kern.log with a stamp of rsyslog',
    line: `2024-02-27T13:40:27.263100+01:00 node-1 kernel: audit: type=1326 ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'the journal',
    line: 'Feb 27 12:40:27 node-1 audit[5507]: SECCOMP auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000',
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
    when: { time: 'Feb 27 12:40:27' },
  },
  {
    form: 'the journal, with the entry of the kernel',
    line: `Feb 27 12:40:27 node-1 kernel: audit: type=1326 ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'the journal as JSON',
    line: '{"__REALTIME_TIMESTAMP":"1709037627263000","_PID":"5507","MESSAGE":"SECCOMP auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm=\\"server\\" exe=\\"/snap/web/8/bin/server\\" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000"}',
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
    when: { time: '2024-02-27T12:40:27.263Z' },
  },
  {
    form: 'snappy-debug',
    line: 'Log: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000',
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
    when: {},
  },
  {
    form: 'no carrier',
    line: 'auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000',
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
    when: {},
  },
  {
    form: 'Linux 3.x, without an action',
    line: `type=1326 ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 pid=5507 comm="server" sig=31 syscall=93 compat=0 ip=0x7f1bc860a069 code=0x0`,
    mediator: 'seccomp',
    verdict: 'killed',
    label: '',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'syscall', name: '', arch: '', number: 93, code: '0x0' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | pid=5507 | comm=server | sig=31 | syscall=93 | compat=0 | ip=0x7f1bc860a069 | code=0x0',
  },
  {
    form: 'an old snappy-debug',
    line: 'Log: auid=1000 uid=1000 gid=1000 ses=3 pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=31 arch=c000003e 93(fchown) compat=0 ip=0x7f1bc860a069 code=0x0',
    mediator: 'seccomp',
    verdict: 'killed',
    label: '',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'fchown', arch: 'x86_64', number: 93, code: '0x0' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=31 | arch=c000003e | compat=0 | ip=0x7f1bc860a069 | code=0x0 | syscall=93(fchown)',
    when: {},
  },
  {
    form: 'Markdown',
    line: `> \`audit: type=1326 ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000\``,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'Markdown in bold',
    line: `audit: **type=1326** ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 **subj=snap.web.server** pid=5507 **comm="server"** exe="/snap/web/8/bin/server" sig=0 arch=c000003e **syscall=141** compat=0 ip=0x7f1bc860a069 **code=0x50000**`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
  {
    form: 'HTML',
    line: `<pre>audit: type=1326 ${stamp}: auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=5507 comm=&quot;server&quot; exe=&quot;/snap/web/8/bin/server&quot; sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000</pre>`,
    mediator: 'seccomp',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server', exe: '/snap/web/8/bin/server' },
    access: { kind: 'syscall', name: 'setpriority', arch: 'x86_64', number: 141, code: '0x50000' },
    fields:
      'auid=1000 | uid=1000 | gid=1000 | ses=3 | subj=snap.web.server | pid=5507 | comm=server | exe=/snap/web/8/bin/server | sig=0 | arch=c000003e | syscall=141 | compat=0 | ip=0x7f1bc860a069 | code=0x50000',
  },
];
