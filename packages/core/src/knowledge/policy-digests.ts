import { System } from '@whyblocked/contract';
import { isInRelease } from '@whyblocked/dataset';
import { canonicalRule } from './canonical-rule.ts';
import { contradicts } from './contradicts.ts';
import { exportLine, isExported } from './export-policy.ts';
import type { KnowledgeSource } from './knowledge-source.ts';
import { asBytes, digestOfSorted, type PolicyDigest } from './policy-digest.ts';

/** Names the digest of one export in the facts of a knowledge file. */
export function digestKey(release: string, system: System): string {
  return `policy ${release} ${system}`;
}

/** The digests of all that `exportPolicy` can give with a system: for each release, by the key of `digestKey`. */
export function policyDigests({ policies, releases }: KnowledgeSource): ReadonlyMap<string, PolicyDigest> {
  const lines = policies
    .filter(isExported)
    .flatMap((policy) =>
      policy.rules.flatMap((rule) => {
        const line = exportLine({ ...rule, policy, canonical: canonicalRule(rule.tree) });
        return line === null ? [] : [{ text: asBytes(line), rule }];
      }),
    )
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const digests = new Map<string, PolicyDigest>();
  for (const system of System.options) {
    const onSystem = lines.filter(({ rule }) => !contradicts(rule.conditions, { system }));
    for (const { tag: release } of releases) {
      const inForce = onSystem.filter(({ rule }) => isInRelease(release, rule.since, rule.until));
      digests.set(digestKey(release, system), digestOfSorted(inForce.map(({ text }) => text)));
    }
  }
  return digests;
}
