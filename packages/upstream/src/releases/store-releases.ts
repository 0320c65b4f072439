import {
  formatPolicyFile,
  formatReleaseFile,
  type Policy,
  type PolicyFile,
  policyFilePath,
  RELEASE_FOLDERS,
  releaseFilesOf,
} from '@whyblocked/dataset';
import { replaceFiles } from '../storing/replace-files.ts';
import type { ReleaseHistory } from './merge-releases.ts';

/** Which releases an import is of: those of snapd with its interfaces and templates, or those of AppArmor. */
export type ReleaseAxis = keyof typeof RELEASE_FOLDERS;

/** What is stored along one axis of releases. */
export function storedHistory(policy: Policy, axis: ReleaseAxis): ReleaseHistory {
  return {
    policies: policy.policies.filter((file) => axisOf(file) === axis),
    releases: axis === 'snapd' ? policy.releases : policy.apparmorReleases,
  };
}

function axisOf({ kind }: PolicyFile): ReleaseAxis {
  return kind === 'abstraction' ? 'apparmor' : 'snapd';
}

/** Writes what changed and removes what is gone; gives the paths of both. */
export function storeHistory(
  dataDir: string,
  axis: ReleaseAxis,
  before: ReleaseHistory,
  after: ReleaseHistory,
): readonly string[] {
  const texts = new Map<string, string>();
  for (const policy of after.policies) texts.set(policyFilePath(policy), formatPolicyFile(policy));
  for (const file of releaseFilesOf(after.releases)) {
    texts.set(`${RELEASE_FOLDERS[axis]}/${file.release}.json`, formatReleaseFile(file));
  }
  return replaceFiles(dataDir, texts, before.policies.map(policyFilePath));
}
