import { type GoUnknown, type GoValue, holeName, unknown } from '../../go/go-value.ts';
import type { GoParameter } from '../../go/parameters.ts';
import { BASE, CORE_BASE } from '../../go/policy-condition.ts';

import { RELEASE_VERSION } from './backend-calls.ts';

const SNAP = 'snap';
const OPTIONS = 'options';
const BACKEND = 'backend';

/** What of a snap and of its confinement decides, by Go's field names. */
const FIELDS: Readonly<Record<string, string>> = {
  'snap.Base': BASE,
  'options.Classic': 'snap.classic',
  'options.DevMode': 'snap.devmode',
  'options.JailMode': 'snap.jailmode',
  'options.KernelSnap': 'snap.kernel-snap',
  'options.ExtraLayouts': 'snap.extra-layouts',
  'options.AppArmorPrompting': 'host.prompting',
  'backend.coreSnap': 'host.core-snap',
  'backend.snapdSnap': 'host.snapd-snap',
  'release.release-info.ID': 'host.distribution',
  'release.release-info.VersionID': RELEASE_VERSION,
};

/** What of a snap profiles are made for is there: else none is made. */
const RUNNABLES = /^(?:Apps|Hooks|Runnables)$/;

/** What stands for a parameter, by its type: names change more often. */
export function valueOfParameter({ name, type }: GoParameter): GoValue {
  if (/\bSpecification$/.test(type)) return unknown('spec');
  if (/\bsnap\.Info$|\bSnapAppSet$/.test(type)) return unknown(SNAP);
  if (/\bConfinementOptions$/.test(type)) return unknown(OPTIONS);
  if (/\bBackend$/.test(type)) return unknown(BACKEND);
  if (/\[\]snap\.Layout$/.test(type)) return listOf('snap.extra-layouts');
  return unknown(holeName(name));
}

export function snapField(of: GoUnknown, name: string): GoValue | undefined {
  const known = FIELDS[`${of.name}.${name}`];
  if (known !== undefined) return { ...unknown(known), empty: true };
  if (of.name === SNAP && RUNNABLES.test(name)) return { ...unknown(`snap.${holeName(name)}`), sure: true };
  if (of.name === SNAP && name === 'Layout') return listOf('snap.layout');
  // The snap of an app, hook or layout is the same again.
  if (name === 'Snap' && of.name.startsWith('snap.')) return unknown(SNAP);
  return /^snap(?:\.|$)/.test(of.name) ? { ...unknown(`${of.name}.${holeName(name)}`), empty: true } : undefined;
}

export function snapMethod(of: GoUnknown, name: string, args: readonly GoValue[]): GoValue | undefined {
  // An expansion of variables changes what a hole stands for, and no hole.
  if (name.startsWith('ExpandSnapVariables')) return args[0];
  if (name === 'String') return of;
  if (name === 'Info') return unknown(SNAP);
  if (name === 'SnapName') return unknown('snap.name');
  if (/^host\.(core|snapd)-snap$/.test(of.name))
    return unknown(`${of.name.slice(5)}-${holeName(name).replace('snap-', '')}`);
  return snapField(of, name);
}

/** Whether a base is that of a core snap, of a regular expression that says so. */
export function matched(pattern: string, value: GoUnknown): GoUnknown {
  const asked = new RegExp(pattern);
  const core = ['core', 'core99'].every((name) => asked.test(name)) && !asked.test('bare');
  return value.name === BASE && core
    ? { kind: 'unknown', name: CORE_BASE, test: { fact: CORE_BASE, op: 'eq', value: true } }
    : unknown(`${value.name}.valid`);
}

/** A list of which only run time knows the items; each is named as the list. */
function listOf(name: string): GoUnknown {
  return { ...unknown(name), item: { ...unknown(name), sure: true } };
}
