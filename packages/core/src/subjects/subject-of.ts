import { type MediatorRecord, parseLabel, snapdToolOf, snapOfProfile } from '@whyblocked/confinement';
import type { Subject, SubjectOwner } from '@whyblocked/contract';

const CONTAINER_DEFAULTS = ['cri-containerd.apparmor.d', 'docker-default', 'crio-default', 'nerdctl-default'];
const CONTAINER_DEFAULT_PREFIXES = ['containers-default-', 'crio-default-', 'libpod-default', 'buildkit-default'];
const LXD_PREFIXES = ['lxd-', 'lxc-', 'incus-', '/usr/bin/lxc-start'];
/** A snap's profile with names that no snap has, or without an app: somebody replaced them before pasting. */
const SNAP_PROFILE = /^snap\.[^.]/;
/** Before 2016 snaps lay below /snaps, with the name of their origin. */
const SNAP_EXE = /^\/(?:var\/lib\/snapd\/)?snaps?\/([a-z0-9-]{1,40})(?:_[a-z0-9]{1,10}|\.[a-z0-9-]{1,40})?\/[^/]+\//;

/**
 * Whose policy refused: decided from the label before anything is suggested. Where labels are stacked the first part that
 * is a snap's answers, else the first part. A seccomp record without a label is ascribed to a snap by its executable.
 */
export function subjectOf(record: MediatorRecord): Subject {
  const { label } = record;
  const namespace = record.fields.namespace;
  const parsed = parseLabel(label);
  const within = namespace ?? parsed.namespace;
  const place = within === undefined ? {} : { namespace: within };
  for (const part of parsed.parts) {
    const snap = snapOfProfile(part.profile);
    if (snap) {
      return {
        owner: snap.hook === undefined ? 'snap-app' : 'snap-hook',
        label,
        snap: snap.snap,
        ...(snap.app === undefined ? {} : { app: snap.app }),
        ...(snap.hook === undefined ? {} : { hook: snap.hook }),
        ...(snap.instance === undefined ? {} : { instance: snap.instance }),
        ...place,
      };
    }
  }
  const profile = parsed.parts[0]?.profile ?? '';
  const tool = snapdToolOf(label);
  if (tool === 'snap-update-ns') {
    return { owner: tool, label, snap: profile.slice('snap-update-ns.'.length), ...place };
  }
  if (SNAP_PROFILE.test(profile)) {
    return { owner: profile.includes('.hook.') ? 'snap-hook' : 'snap-app', label, ...place };
  }
  if (profile === '') {
    const snap = SNAP_EXE.exec(record.exe ?? '')?.[1];
    return snap === undefined ? { owner: 'none', label, ...place } : { owner: 'snap-app', label, snap, ...place };
  }
  return { owner: tool ?? ownerOfHostProfile(profile), label, ...place };
}

function ownerOfHostProfile(profile: string): SubjectOwner {
  if (profile === 'unconfined') return 'unconfined';
  if (CONTAINER_DEFAULTS.includes(profile) || startsWithAny(profile, CONTAINER_DEFAULT_PREFIXES)) {
    return 'container-default';
  }
  if (startsWithAny(profile, LXD_PREFIXES)) return 'lxd';
  return 'host-profile';
}

function startsWithAny(text: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => text.startsWith(prefix));
}
