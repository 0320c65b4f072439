import { expect, it } from 'vitest';
import { evidentOf, isAbout } from './evident.ts';

it.each([
  ['bluetooth-control', { snap: 'bluetooth-autostart', app: 'run' }, 'hciconfig', true],
  ['docker-support', { snap: 'docker', app: 'dockerd' }, 'dockerd', true],
  ['contacts-service', { snap: 'test-eds', app: 'contacts' }, undefined, true],
  ['network-manager', { snap: 'thing', app: 'thing' }, 'NetworkManager', true],
  ['home', { snap: 'home-assistant', app: 'home' }, undefined, false],
  ['system-observe', { snap: 'system-monitor', app: 'x' }, undefined, false],
  ['camera', { snap: 'vlc', app: 'vlc' }, 'vlc', false],
] as const)('%s for %j and %s: %s', (name, { snap, app }, program, about) => {
  const evident = evidentOf({ owner: 'snap-app', label: '', snap, app }, program);
  expect(isAbout(name, evident)).toBe(about);
});
