import { expect, it } from 'vitest';
import { createRedactor } from '../redaction/create-redactor.ts';
import { stableText } from './stable-text.ts';

it.each([
  ['/home/ada/snap/thing/12/state', '@{HOME}/snap/thing/@{revision}/state'],
  ['/home/USER_1/snap/thing/x3/state', '@{HOME}/snap/thing/@{revision}/state'],
  ['/root/.bashrc', '@{HOME}/.bashrc'],
  ['/rootless', '/rootless'],
  ['/proc/4321/task/4322/stat', '/proc/@{pid}/task/@{tid}/stat'],
  ['/proc/self/mountinfo', '/proc/self/mountinfo'],
  ['/run/user/1000/bus', '/run/user/@{uid}/bus'],
  ['/var/snap/microk8s/8151/args', '/var/snap/microk8s/@{revision}/args'],
  ['/var/snap/microk8s/common/run', '/var/snap/microk8s/common/run'],
  ['a-f40df76d-8bbd-4ee9-94b0-48aa231cb462.scope', 'a-@{uuid}.scope'],
  ['a-UUID_4.scope', 'a-@{uuid}.scope'],
  ['/var/lib/0123456789abcdef', '/var/lib/@{hex}'],
  ['/usr/lib/facade', '/usr/lib/facade'],
  ['/run/media/ada/stick', '/run/media/@{USER}/stick'],
  ['/srv/192.0.2.7/x', '/srv/@{IP}/x'],
  ['/etc/live/db.acme.com/key', '/etc/live/@{HOST}/key'],
  ['/var/log/journal/0123456789abcdef0123456789abcdef/x', '/var/log/journal/@{hex}/x'],
  ['org.freedesktop.NetworkManager', 'org.freedesktop.NetworkManager'],
  ['cri-containerd.apparmor.d', 'cri-containerd.apparmor.d'],
])('%s', (text, stable) => {
  expect(stableText(text)).toBe(stable);
  expect(stableText(stable)).toBe(stable);
  expect(stableText(createRedactor().text(text))).toBe(stable);
});
