import { type Form, inAuditLog } from './form.fixture.ts';

/** Records of profiles: changes between them, and what the module says of policy. */
export const profileForms: readonly Form[] = [
  {
    form: 'a change of profile',
    line: inAuditLog(
      'apparmor="DENIED" operation="change_profile" info="label not found" error=-2 profile="/usr/bin/web" name="snap.web.server" pid=5507 comm="web"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'change_profile', operation: 'change_profile', target: 'snap.web.server' },
    fields:
      'apparmor=DENIED | operation=change_profile | info=label not found | error=-2 | profile=/usr/bin/web | name=snap.web.server | pid=5507 | comm=web',
  },
  {
    form: 'a change when the next program starts',
    line: inAuditLog(
      'apparmor="DENIED" operation="change_onexec" class="file" info="label not found" error=-2 profile="/usr/lib/snapd/snap-confine" name="snap.web.server" pid=5507 comm="snap-confine"',
    ),
    verdict: 'denied',
    label: '/usr/lib/snapd/snap-confine',
    process: { pid: 5507, comm: 'snap-confine' },
    access: { kind: 'change_profile', operation: 'change_onexec', target: 'snap.web.server' },
    fields:
      'apparmor=DENIED | operation=change_onexec | class=file | info=label not found | error=-2 | profile=/usr/lib/snapd/snap-confine | name=snap.web.server | pid=5507 | comm=snap-confine',
  },
  {
    form: 'a change in a container',
    line: inAuditLog(
      'apparmor="DENIED" operation="change_onexec" info="no new privs" error=-1 namespace="root//lxd-web_<var-snap-lxd-common-lxd>" profile="unconfined" name="system_tor" pid=5507 comm="(tor)" target="system_tor"',
    ),
    verdict: 'denied',
    label: 'unconfined',
    process: { pid: 5507, comm: '(tor)' },
    access: { kind: 'change_profile', operation: 'change_onexec', target: 'system_tor' },
    fields:
      'apparmor=DENIED | operation=change_onexec | info=no new privs | error=-1 | namespace=root//lxd-web_<var-snap-lxd-common-lxd> | profile=unconfined | name=system_tor | pid=5507 | comm=(tor) | target=system_tor',
  },
  {
    form: 'a profile put on top',
    line: inAuditLog(
      'apparmor="DENIED" operation="stack" class="file" info="label not found" error=-2 profile="unconfined" name="web" pid=5507 comm="web"',
    ),
    verdict: 'denied',
    label: 'unconfined',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'change_profile', operation: 'stack', target: 'web' },
    fields:
      'apparmor=DENIED | operation=stack | class=file | info=label not found | error=-2 | profile=unconfined | name=web | pid=5507 | comm=web',
  },
  {
    form: 'a profile put on top when the next program starts',
    line: inAuditLog(
      'apparmor="DENIED" operation="stack_onexec" class="file" info="no new privs" error=-1 profile="/usr/bin/web" name="web" pid=5507 comm="web" target="/usr/bin/web//&web"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'change_profile', operation: 'stack_onexec', target: '/usr/bin/web//&web' },
    fields:
      'apparmor=DENIED | operation=stack_onexec | class=file | info=no new privs | error=-1 | profile=/usr/bin/web | name=web | pid=5507 | comm=web | target=/usr/bin/web//&web',
  },
  {
    form: 'a hat',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="change_hat" info="unconfined can not change_hat" error=-1 profile="unconfined" pid=5507 comm="apache2"',
    ),
    verdict: 'allowed',
    label: 'unconfined',
    process: { pid: 5507, comm: 'apache2' },
    access: { kind: 'change_profile', operation: 'change_hat', target: '' },
    fields:
      'apparmor=ALLOWED | operation=change_hat | info=unconfined can not change_hat | error=-1 | profile=unconfined | pid=5507 | comm=apache2',
  },
  {
    form: 'a hat, without a profile',
    line: inAuditLog('apparmor="DENIED" operation="change_hat" info="unconfined" error=-1 pid=5507 comm="apache2"'),
    verdict: 'denied',
    label: '',
    process: { pid: 5507, comm: 'apache2' },
    access: { kind: 'change_profile', operation: 'change_hat', target: '' },
    fields: 'apparmor=DENIED | operation=change_hat | info=unconfined | error=-1 | pid=5507 | comm=apache2',
  },
  {
    form: 'a profile loaded',
    line: inAuditLog(
      'apparmor="STATUS" operation="profile_load" profile="unconfined" name="snap.web.server" pid=5507 comm="apparmor_parser"',
    ),
    verdict: 'status',
    label: 'unconfined',
    process: { pid: 5507, comm: 'apparmor_parser' },
    access: { kind: 'other', operation: 'profile_load', name: 'snap.web.server' },
    fields:
      'apparmor=STATUS | operation=profile_load | profile=unconfined | name=snap.web.server | pid=5507 | comm=apparmor_parser',
  },
  {
    form: 'a profile replaced, before Linux 3.5',
    line: inAuditLog(
      'apparmor="STATUS" operation="profile_replace" name="/sbin/dhclient" pid=5507 comm="apparmor_parser"',
    ),
    verdict: 'status',
    label: '',
    process: { pid: 5507, comm: 'apparmor_parser' },
    access: { kind: 'other', operation: 'profile_replace', name: '/sbin/dhclient' },
    fields: 'apparmor=STATUS | operation=profile_replace | name=/sbin/dhclient | pid=5507 | comm=apparmor_parser',
  },
  {
    form: 'a profile that is the same',
    line: inAuditLog(
      'apparmor="STATUS" operation="profile_replace" info="same as current profile, skipping" profile="unconfined" name="snap.web.server" pid=5507 comm="apparmor_parser"',
    ),
    verdict: 'status',
    label: 'unconfined',
    process: { pid: 5507, comm: 'apparmor_parser' },
    access: { kind: 'other', operation: 'profile_replace', name: 'snap.web.server' },
    fields:
      'apparmor=STATUS | operation=profile_replace | info=same as current profile, skipping | profile=unconfined | name=snap.web.server | pid=5507 | comm=apparmor_parser',
  },
  {
    form: 'a profile removed',
    line: inAuditLog(
      'apparmor="STATUS" operation="profile_remove" profile="unconfined" name="snap.web.server" pid=5507 comm="apparmor_parser"',
    ),
    verdict: 'status',
    label: 'unconfined',
    process: { pid: 5507, comm: 'apparmor_parser' },
    access: { kind: 'other', operation: 'profile_remove', name: 'snap.web.server' },
    fields:
      'apparmor=STATUS | operation=profile_remove | profile=unconfined | name=snap.web.server | pid=5507 | comm=apparmor_parser',
  },
  {
    form: 'a profile loaded into a namespace',
    line: inAuditLog(
      'apparmor="STATUS" operation="profile_load" profile="unconfined" name=":lxd-web_<var-snap-lxd-common-lxd>:docker-default" pid=5507 comm="apparmor_parser"',
    ),
    verdict: 'status',
    label: 'unconfined',
    process: { pid: 5507, comm: 'apparmor_parser' },
    access: { kind: 'other', operation: 'profile_load', name: ':lxd-web_<var-snap-lxd-common-lxd>:docker-default' },
    fields:
      'apparmor=STATUS | operation=profile_load | profile=unconfined | name=:lxd-web_<var-snap-lxd-common-lxd>:docker-default | pid=5507 | comm=apparmor_parser',
  },
  {
    form: 'a profile that cannot be unpacked',
    line: inAuditLog(
      'apparmor="STATUS" info="failed to unpack profile" error=-71 pid=5507 comm="apparmor_parser" name="/usr/bin/web" offset=159',
    ),
    verdict: 'status',
    label: '',
    process: { pid: 5507, comm: 'apparmor_parser' },
    access: null,
    fields:
      'apparmor=STATUS | info=failed to unpack profile | error=-71 | pid=5507 | comm=apparmor_parser | name=/usr/bin/web | offset=159',
  },
  {
    form: 'the module itself',
    line: inAuditLog('apparmor="STATUS" info="AppArmor Filesystem Enabled" pid=1 comm="swapper/0"'),
    verdict: 'status',
    label: '',
    process: { pid: 1, comm: 'swapper/0' },
    access: null,
    fields: 'apparmor=STATUS | info=AppArmor Filesystem Enabled | pid=1 | comm=swapper/0',
  },
  {
    form: 'a process that is followed',
    line: inAuditLog('apparmor="HINT" operation="clone" task=5508 pid=5507 profile="null-complain-profile"'),
    verdict: 'hint',
    label: 'null-complain-profile',
    process: { pid: 5507 },
    access: { kind: 'other', operation: 'clone' },
    fields: 'apparmor=HINT | operation=clone | task=5508 | pid=5507 | profile=null-complain-profile',
  },
  {
    form: 'an error of the module',
    line: inAuditLog(
      'apparmor="ERROR" operation="change_profile" info="out of memory" error=-12 profile="/usr/bin/web" pid=5507 comm="web"',
    ),
    verdict: 'error',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'change_profile', operation: 'change_profile', target: '' },
    fields:
      'apparmor=ERROR | operation=change_profile | info=out of memory | error=-12 | profile=/usr/bin/web | pid=5507 | comm=web',
  },
];
