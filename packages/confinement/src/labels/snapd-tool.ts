import { parseLabel } from './parse-label.ts';
import { snapOfProfile } from './snap-label.ts';

/** A part of snapd that runs under a profile of its own, before or beside the snap. */
export type SnapdTool = 'snap-confine' | 'snap-update-ns';

/**
 * Which of snapd's own tools a label is of; null for any other. A label in which a snap's own profile is stacked is the snap's (snapd:
 * cmd/snap-confine, interfaces/apparmor).
 */
export function snapdToolOf(label: string): SnapdTool | null {
  const { parts } = parseLabel(label);
  if (parts.some(({ profile }) => snapOfProfile(profile))) return null;
  const profile = parts[0]?.profile ?? '';
  if (profile.startsWith(UPDATE_NS)) return 'snap-update-ns';
  return profile === 'snap-confine' || profile.endsWith('/snap-confine') ? 'snap-confine' : null;
}

const UPDATE_NS = 'snap-update-ns.';
