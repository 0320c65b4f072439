import { describe, expect, it } from 'vitest';
import { readSnapcraft } from './read-snapcraft.ts';
import { type SnapFacts, snapFacts } from './snap-facts.ts';

function factsOf(text: string): SnapFacts {
  const read = readSnapcraft(text);
  if (!read.ok) throw new Error(read.error);
  return snapFacts(read.value);
}

const KITCHEN = `
name: kitchen
base: core22
confinement: strict
plugs:
  stove: serial-port
  all-of-home:
    interface: home
    read: all
  cellar:
    interface: content
    target: $SNAP/cellar
    read: [ . ]
  wired: null
slots:
  menu:
    interface: dbus
    bus: session
    name: org.example.Menu
  bell: null
apps:
  cook:
    command: cook
    plugs: [stove, network]
    slots: [menu]
  waiter:
    command: waiter
    daemon: simple
    activates-on: [bell]
    passthrough:
      plugs: [all-of-home]
hooks:
  install:
    plugs: [wired]
  configure: null
`;

describe('snapFacts', () => {
  it('has what apps and hooks name, and what belongs to all since none does', () => {
    const { facts, unknownExtensions } = factsOf(KITCHEN);
    expect(unknownExtensions).toEqual([]);
    expect(facts).toEqual([
      { kind: 'base', base: 'core22' },
      { kind: 'app', app: 'cook' },
      { kind: 'app-plug', app: 'cook', plug: 'stove' },
      { kind: 'app-plug', app: 'cook', plug: 'network' },
      { kind: 'app-slot', app: 'cook', slot: 'menu' },
      { kind: 'app', app: 'waiter', daemon: 'simple' },
      { kind: 'app-plug', app: 'waiter', plug: 'all-of-home' },
      { kind: 'app-slot', app: 'waiter', slot: 'bell' },
      { kind: 'hook', hook: 'install' },
      { kind: 'hook-plug', hook: 'install', plug: 'wired' },
      { kind: 'hook', hook: 'configure' },
      { kind: 'plug', plug: 'stove', interface: 'serial-port' },
      { kind: 'plug', plug: 'all-of-home', interface: 'home', attributes: { read: 'all' } },
      {
        kind: 'plug',
        plug: 'cellar',
        interface: 'content',
        attributes: { target: '$SNAP/cellar', read: ['.'] },
        everywhere: true,
      },
      { kind: 'plug', plug: 'wired', interface: 'wired' },
      { kind: 'plug', plug: 'network', interface: 'network' },
      { kind: 'slot', slot: 'menu', interface: 'dbus', attributes: { bus: 'session', name: 'org.example.Menu' } },
      { kind: 'slot', slot: 'bell', interface: 'bell' },
    ]);
  });

  it('adds the plugs of an extension that is known, beneath what the snap says itself', () => {
    const { facts, unknownExtensions } = factsOf(`
name: painter
base: core24
plugs:
  desktop: { mount-host-font-cache: true }
apps:
  paint: { extensions: [gnome], plugs: [home, x11] }
  daub: {}
`);
    expect(unknownExtensions).toEqual([]);
    expect(facts).toContainEqual({ kind: 'app-plug', app: 'paint', plug: 'wayland', extension: 'gnome' });
    expect(facts).toContainEqual({ kind: 'app-plug', app: 'paint', plug: 'x11' });
    expect(facts).not.toContainEqual(expect.objectContaining({ kind: 'app-plug', app: 'daub' }));
    expect(facts).toContainEqual({ kind: 'hook-plug', hook: 'configure', plug: 'desktop', extension: 'gnome' });
    expect(facts).toContainEqual({
      kind: 'plug',
      plug: 'desktop',
      interface: 'desktop',
      attributes: { 'mount-host-font-cache': true },
    });
    expect(facts).toContainEqual(expect.objectContaining({ plug: 'gpu-2404', interface: 'content', everywhere: true }));
  });

  it('tells which extensions it knows nothing of, by name or by base', () => {
    const text = (base: string) => `
name: painter
base: ${base}
apps:
  paint: { extensions: [gnome, brushes] }
`;
    expect(factsOf(text('core22')).unknownExtensions).toEqual(['brushes']);
    expect(factsOf(text('core18')).unknownExtensions).toEqual(['brushes', 'gnome']);
  });
});

describe('readSnapcraft', () => {
  it('refuses what is no declaration of a snap', () => {
    expect(readSnapcraft('a: [').ok).toBe(false);
    expect(readSnapcraft('name: ../up').ok).toBe(false);
    expect(readSnapcraft('').ok).toBe(false);
  });

  it('reads merge keys and the booleans of YAML 1.1', () => {
    const { facts } = factsOf(`
name: painter
plugs:
  easel: { interface: docker-support, privileged-containers: yes }
apps:
  paint: &paint { plugs: [easel] }
  daub: { <<: *paint }
`);
    expect(facts).toContainEqual(expect.objectContaining({ attributes: { 'privileged-containers': true } }));
    expect(facts).toContainEqual({ kind: 'app-plug', app: 'daub', plug: 'easel' });
  });
});
