import { describe, expect, it } from 'vitest';
import { type SnapProfile, snapOfProfile } from './snap-label.ts';

describe('snapOfProfile', () => {
  it.each<[string, SnapProfile]>([
    ['snap.foo.app', { snap: 'foo', app: 'app' }],
    ['snap.foo.App-2', { snap: 'foo', app: 'App-2' }],
    ['snap.foo_key1.app', { snap: 'foo', instance: 'foo_key1', app: 'app' }],
    ['snap.foo.hook', { snap: 'foo', app: 'hook' }],
    ['snap.foo.hook.pre-refresh', { snap: 'foo', hook: 'pre-refresh' }],
    ['snap.foo_k.hook.install', { snap: 'foo', instance: 'foo_k', hook: 'install' }],
    ['snap.foo+comp.hook.install', { snap: 'foo', component: 'comp', hook: 'install' }],
    ['snap.foo_k+comp.hook.install', { snap: 'foo', instance: 'foo_k', component: 'comp', hook: 'install' }],
    ['snap.0ad.0ad', { snap: '0ad', app: '0ad' }],
  ])('reads %s', (profile, expected) => {
    expect(snapOfProfile(profile)).toEqual(expected);
  });

  it.each([
    'snap',
    'snap.',
    'snap.foo',
    'snap.foo.',
    'snap..app',
    'snap.f.app',
    'snap.Foo.app',
    'snap.-foo.app',
    'snap.foo-.app',
    'snap.f--o.app',
    'snap.123.app',
    `snap.${'a'.repeat(41)}.app`,
    'snap.foo_.app',
    'snap.foo_KEY.app',
    'snap.foo_a_b.app',
    'snap.foo_elevenchars.app',
    'snap.foo+comp.app',
    'snap.foo+.hook.install',
    'snap.foo.app.more',
    'snap.foo.hook.Install',
    'snap.foo.hook.install.x',
    'snap.foo.a_b',
    'snap.foo.app//child',
    'snap.<foo>.<bar>',
    'snap-update-ns.foo',
    '/usr/lib/snapd/snap-confine',
    'unconfined',
    '',
  ])('refuses %j', (profile) => {
    expect(snapOfProfile(profile)).toBeNull();
  });

  it('is linear in a long name', () => {
    expect(snapOfProfile(`snap.${'a-'.repeat(500_000)}.app`)).toBeNull();
    expect(snapOfProfile(`snap.foo.${'a-'.repeat(500_000)}`)).toBeNull();
  });
});
