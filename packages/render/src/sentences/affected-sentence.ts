import type { AffectedVersions } from '@whyblocked/contract';

const NAMES = {
  tracks: 'tracks of MicroK8s',
  microk8s: 'releases of MicroK8s',
  snapd: 'snapd',
  kernel: 'the kernel',
  apparmor: 'AppArmor',
  containerd: 'containerd',
  runc: 'runc',
} as const;

/** Which versions an issue is of: "tracks of MicroK8s from 1.25 to before 1.32; strict confinement." */
export function affectedSentence(affected: AffectedVersions): string {
  const { confinement, distribution, note } = affected;
  const parts = [
    ...Object.entries(NAMES).flatMap(([field, name]) => {
      const range = affected[field as keyof typeof NAMES];
      return range === undefined ? [] : [`${name}${rangeText(range)}`];
    }),
    ...(distribution === undefined ? [] : [`${distribution.id}${rangeText(distribution)}`]),
    ...(confinement === undefined ? [] : [`${confinement} confinement`]),
  ];
  return [parts.join('; '), note].filter((part) => part !== undefined && part !== '').join('. ');
}

function rangeText({
  since,
  until,
}: {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}): string {
  if (since === undefined) return until === undefined ? '' : ` before ${until}`;
  return ` from ${since}${until === undefined ? '' : ` to before ${until}`}`;
}
