import { describe, expect, it } from 'vitest';
import { refusedSnap, snapOfTagIn } from './refused-snap.ts';

describe('refusedSnap', () => {
  it.each([
    [{ unit: 'snap.docker.dockerd.service' }, { snap: 'docker', app: 'dockerd' }],
    [{ unit: 'snap.foo_key.app.service' }, { snap: 'foo_key', app: 'app' }],
    [{ unit: 'snap.foo.hook.configure-0a1b2c3d-0000-1111-2222-333344445555.scope' }, { snap: 'foo' }],
    [{ unit: 'snap.foo.app-0a1b2c3d-0000-1111-2222-333344445555.scope' }, { snap: 'foo', app: 'app' }],
    [{ program: 'docker.dockerd' }, { snap: 'docker', app: 'dockerd' }],
    [{ program: 'signal-desktop_signal-desktop.desktop' }, { snap: 'signal-desktop', app: 'signal-desktop' }],
    [{ program: 'foo.service' }, null],
    [{ program: 'org.gnome.Shell.desktop' }, null],
    [{ program: 'kubelet' }, null],
    [{ unit: 'ssh.service' }, null],
  ] as const)('knows who %j is', (carried, expected) => {
    expect(refusedSnap('open failed', carried)).toEqual(expected);
  });

  it.each([
    ['/snap/foo/12/bin/foo: no', 'foo'],
    ['/snap/foo_key/x1/bin/foo: no', 'foo_key'],
    ['open /home/ada/snap/foo/12/.config: no', 'foo'],
    ['open /root/snap/foo/common: no', 'foo'],
    ["open '/var/snap/foo/common/x': no", 'foo'],
    ['open /var/lib/snapd/snap/foo/current/x: no', 'foo'],
    ['open /snap/core22/current/lib/x: no', undefined],
    ['open /snap/Foo/12/x: no', undefined],
    ['open /snap/bin/foo: no', undefined],
    ['open /opt/snap/foo/12: no', undefined],
  ])('reads the place in %s', (text, snap) => {
    expect(refusedSnap(text, {})?.snap).toBe(snap);
  });

  it('reads a log’s prefix only with a process id', () => {
    expect(refusedSnap('docker.dockerd[12]: no', {})).toEqual({ snap: 'docker', app: 'dockerd' });
    expect(refusedSnap('docker.dockerd: no', {})).toBeNull();
  });
});

describe('snapOfTagIn', () => {
  it('finds the tag of an app or a hook', () => {
    expect(snapOfTagIn('missing profile snap.foo.bar.')).toEqual({ snap: 'foo', app: 'bar' });
    expect(snapOfTagIn('profiles/snap.foo.hook.install at')).toEqual({ snap: 'foo' });
    expect(snapOfTagIn('snapd.apparmor and xsnap.a.b')).toBeNull();
  });
});
