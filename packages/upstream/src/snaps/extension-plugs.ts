/** What an extension of snapcraft adds to a snap, as far as plugs go. */
export interface ExtensionPlugs {
  /** Of each app that uses the extension. */
  readonly app: readonly string[];
  readonly hooks: Readonly<Record<string, readonly string[]>>;
  /** Of the snap: by name, with their attributes. */
  readonly root: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const NOTHING: ExtensionPlugs = { app: [], hooks: {}, root: {} };

const GPU: Readonly<Record<string, ExtensionPlugs['root']>> = {
  core22: { 'graphics-core22': content('$SNAP/graphics-core22', 'mesa-core22') },
  core24: { 'gpu-2404': content('$SNAP/gpu-2404', 'mesa-2404') },
  core26: { 'gpu-2604': content('$SNAP/gpu-2604', 'mesa-2604') },
};

const THEMES = {
  'gtk-3-themes': content('$SNAP/data-dir/themes', 'gtk-common-themes'),
  'icon-themes': content('$SNAP/data-dir/icons', 'gtk-common-themes'),
  'sound-themes': content('$SNAP/data-dir/sounds', 'gtk-common-themes'),
};
const KDE_THEMES = { 'gtk-2-themes': content('$SNAP/data-dir/themes', 'gtk-common-themes'), ...THEMES };
const DESKTOP = { desktop: { 'mount-host-font-cache': false } };
const KDE_APP = [
  'desktop',
  'desktop-legacy',
  'opengl',
  'wayland',
  'x11',
  'audio-playback',
  'unity7',
  'network',
  'network-bind',
];

/**
 * The plugs of extensions by their names and the base of the snap, from `snapcraft/extensions/*.py` of canonical/snapcraft at
 * 3cc6ffc31ef9 (2026-08-21). Undefined for an extension, or a base, that is not among them: then nobody knows what it adds.
 */
export function extensionPlugs(extension: string, base: string): ExtensionPlugs | undefined {
  const maker = Object.hasOwn(MAKERS, extension) ? MAKERS[extension] : undefined;
  return maker?.(base);
}

const MAKERS: Readonly<Record<string, (base: string) => ExtensionPlugs | undefined>> = {
  // env_injector.py, ros2_humble.py, ros2_jazzy.py, ros2_lyrical.py: they name no plug.
  'env-injector': () => NOTHING,
  'ros2-humble': () => NOTHING,
  'ros2-jazzy': () => NOTHING,
  'ros2-lyrical': () => NOTHING,
  gpu: (base) => {
    const root = GPU[base];
    return root && { ...NOTHING, root };
  },
  gnome: (base) => {
    const platform = { core22: 'gnome-42-2204', core24: 'gnome-46-2404' }[base];
    if (platform === undefined) return undefined;
    return withDesktop(base, ['desktop', 'desktop-legacy', 'gsettings', 'opengl', 'wayland', 'x11'], {
      ...THEMES,
      [platform]: content('$SNAP/gnome-platform', platform),
    });
  },
  'kde-neon': (base) => kde(base, [`kf5-${base}`, '$SNAP/kf5']),
  'kde-neon-6': (base) => {
    const made = kde(base, [`kf6-${base}`, '$SNAP/kf6']);
    const lxqt = `lxqt-support-${base}`;
    return (
      made && { ...made, root: { ...made.root, [lxqt]: { content: lxqt, ...content('$SNAP/lxqt-support', lxqt) } } }
    );
  },
  'kde-neon-qt6': (base) => kde(base, [`kde-qt6-${base}`, '$SNAP/qt6']),
};

function kde(base: string, [platform, target]: readonly [string, string]): ExtensionPlugs | undefined {
  if (base !== 'core22' && base !== 'core24') return undefined;
  return withDesktop(base, KDE_APP, {
    ...KDE_THEMES,
    [platform]: { content: `${platform}-all`, ...content(target, platform) },
  });
}

/** On core24 these extensions are built on that of the GPU. */
function withDesktop(base: string, app: readonly string[], root: ExtensionPlugs['root']): ExtensionPlugs {
  const gpu = base === 'core24' ? GPU[base] : {};
  return { app, hooks: { configure: ['desktop'] }, root: { ...gpu, ...DESKTOP, ...root } };
}

function content(target: string, provider: string): Readonly<Record<string, unknown>> {
  return { interface: 'content', target, 'default-provider': provider };
}
