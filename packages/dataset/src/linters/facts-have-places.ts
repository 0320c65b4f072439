import { factKey } from '../policy/fact-key.ts';
import { policyFilePath } from '../policy/policy-file.ts';
import { RELEASE_FOLDERS } from '../policy/read-policy.ts';
import type { Linter } from './linter.ts';

/** Every fact in force in the newest release has a place there. */
export const factsHavePlaces: Linter = ({ policy: { policies, releases, apparmorReleases } }) => {
  if (releases.length === 0)
    return [{ file: RELEASE_FOLDERS.snapd, message: 'No release is imported: run "whyblocked data import snapd".' }];
  return policies.flatMap((policy) => {
    const axis = policy.kind === 'abstraction' ? 'apparmor' : 'snapd';
    const newest = (axis === 'apparmor' ? apparmorReleases : releases).at(-1);
    return policy.facts
      .filter((fact) => fact.until === undefined && newest?.places[fact.at]?.lines[factKey(fact)] === undefined)
      .map((fact) => ({
        file: policyFilePath(policy),
        message: `${JSON.stringify(fact)} has no line in ${RELEASE_FOLDERS[axis]}/${newest?.release}.json: import that release again.`,
      }));
  });
};
