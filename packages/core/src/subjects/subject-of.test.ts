import { parseRecords } from '@whyblocked/confinement';
import { expect, it } from 'vitest';
import { subjectOf } from './subject-of.ts';

function subject(fields: string) {
  const [record] = parseRecords(
    `apparmor="DENIED" operation="open" ${fields} name="/x" requested_mask="r" denied_mask="r"`,
  );
  if (!record) throw new Error('no record');
  return subjectOf(record);
}

it.each([
  ['profile="snap.vlc.vlc"', { owner: 'snap-app', snap: 'vlc', app: 'vlc' }],
  ['profile="snap.vlc_two.vlc"', { owner: 'snap-app', snap: 'vlc', instance: 'vlc_two', app: 'vlc' }],
  ['profile="snap.vlc.hook.configure"', { owner: 'snap-hook', snap: 'vlc', hook: 'configure' }],
  ['profile="snap.vlc.vlc//helper"', { owner: 'snap-app', snap: 'vlc', app: 'vlc' }],
  ['profile="unconfined//&snap.vlc.vlc"', { owner: 'snap-app', snap: 'vlc' }],
  ['profile="snap.<name>.<app>"', { owner: 'snap-app' }],
  [
    'namespace="root//lxd-c1_<var-snap-lxd-common-lxd>" profile="snap.vlc.vlc"',
    { owner: 'snap-app', namespace: 'root//lxd-c1_<var-snap-lxd-common-lxd>' },
  ],
  ['profile="snap-update-ns.vlc"', { owner: 'snap-update-ns', snap: 'vlc' }],
  ['profile="/usr/lib/snapd/snap-confine"', { owner: 'snap-confine' }],
  ['profile="/snap/snapd/21759/usr/lib/snapd/snap-confine"', { owner: 'snap-confine' }],
  ['profile="/usr/lib/snapd/snap-confine//mount-namespace-capture-helper"', { owner: 'snap-confine' }],
  ['profile="cri-containerd.apparmor.d"', { owner: 'container-default' }],
  ['profile="containers-default-0.57.4"', { owner: 'container-default' }],
  ['profile="lxd-c1_</var/snap/lxd/common/lxd>"', { owner: 'lxd' }],
  ['profile="snap.SNAP_NAME"', { owner: 'snap-app' }],
  ['profile="unprivileged_userns"', { owner: 'host-profile' }],
  ['profile="unconfined"', { owner: 'unconfined' }],
])('%s', (fields, expected) => {
  expect(subject(fields)).toMatchObject(expected);
});

it('ascribes a seccomp record without a label to a snap by its executable', () => {
  const line =
    'audit: type=1326 audit(17.1:2): auid=1000 uid=1000 gid=1000 ses=3 pid=9 comm="x" exe="/snap/bitwarden/4/app/x" sig=0 arch=c000003e syscall=92 compat=0 ip=0x7f code=0x50000';
  const [record] = parseRecords(line);
  expect(record && subjectOf(record)).toMatchObject({ owner: 'snap-app', snap: 'bitwarden' });
  const [other] = parseRecords(line.replace('/snap/bitwarden/4/app/x', '/usr/bin/x'));
  expect(other && subjectOf(other)).toMatchObject({ owner: 'none' });
});
