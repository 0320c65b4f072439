import { isAppName, isHookName, isInstanceKey, isSnapName } from './snap-names.ts';

/** Whose profile it is; exactly one of `app` and `hook` is there. */
export interface SnapProfile {
  /** The snap's name, without the key of a parallel instance. */
  readonly snap: string;
  /** "foo_key", for a parallel instance only. */
  readonly instance?: string;
  readonly app?: string;
  readonly hook?: string;
  /** The hook is one of this component. */
  readonly component?: string;
}

/**
 * Reads the name of a profile that snapd made for an app or a hook: "snap.foo.app", "snap.foo_key.app", "snap.foo.hook.install",
 * "snap.foo+comp.hook.install". Null for any other name, those of snapd's own tools included (snapd: snap/naming/tag.go).
 */
export function snapOfProfile(profile: string): SnapProfile | null {
  const parts = profile.split('.', 5);
  const [prefix, owner, third, fourth] = parts;
  if (prefix !== 'snap' || owner === undefined || third === undefined || parts.length > 4) return null;
  const [instance = '', component, ...moreComponents] = owner.split('+');
  const [snap = '', key, ...moreKeys] = instance.split('_');
  if (!isSnapName(snap) || moreKeys.length > 0 || moreComponents.length > 0) return null;
  if (key !== undefined && !isInstanceKey(key)) return null;
  if (component !== undefined && !isSnapName(component)) return null;
  const named = { snap, ...(key === undefined ? {} : { instance }) };
  if (fourth === undefined) return component === undefined && isAppName(third) ? { ...named, app: third } : null;
  if (third !== 'hook' || !isHookName(fourth)) return null;
  return { ...named, hook: fourth, ...(component === undefined ? {} : { component }) };
}
