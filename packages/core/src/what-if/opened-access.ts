import type { OpenedAccess } from '@whyblocked/contract';
import type { ComposedProfile } from '../effective/composed-profile.ts';
import { decidingRules } from '../effective/deciding-rules.ts';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { refuses } from '../knowledge/stored-tree.ts';
import { type SensitiveReason, sensitiveReason } from './sensitive-of.ts';

const OPENING = new Set<StoredRule['backend']>(['apparmor', 'seccomp', 'udev', 'kmod', 'dbus', 'mount']);
const MOST_NAMED = 5;

/** What is in one profile and not in another: rules by kind, and the weighty ones by name. */
export function openedAccess(
  knowledge: Knowledge,
  release: string,
  before: ComposedProfile,
  after: ComposedProfile,
): Omit<OpenedAccess, 'deviceCgroup'> {
  const added = addedRules(knowledge, before, after);
  const counts: Record<string, number> = {};
  const sensitive = new Map<SensitiveReason, StoredRule[]>();
  for (const rule of added.filter(({ tree }) => !refuses(tree))) {
    for (const kind of kindsOf(rule)) counts[kind] = (counts[kind] ?? 0) + 1;
    const reason = sensitiveReason(rule);
    if (reason) sensitive.set(reason, [...(sensitive.get(reason) ?? []), rule]);
  }
  return {
    counts,
    sensitive: [...sensitive]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, rules]) => ({
        reason,
        rules: decidingRules(knowledge, release, rules, MOST_NAMED),
        more: Math.max(0, rules.length - MOST_NAMED),
      })),
    closed: decidingRules(
      knowledge,
      release,
      added.filter(({ tree }) => refuses(tree)),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/** Of all policies, since flags of an interface bring in rules of the template as well. */
function addedRules(knowledge: Knowledge, before: ComposedProfile, after: ComposedProfile): readonly StoredRule[] {
  return knowledge.policies.flatMap(({ id }) =>
    after.concerns(id)
      ? knowledge.rulesOfPolicy(id).filter((rule) => {
          const profile = rule.profile ?? '';
          return (
            OPENING.has(rule.backend) && after.holds(rule, profile) === true && before.holds(rule, profile) !== true
          );
        })
      : [],
  );
}

/** Rules on files count by what they let be done. */
function kindsOf({ tree, backend }: StoredRule): readonly string[] {
  if (backend === 'seccomp') return ['system-call'];
  if (backend === 'udev') return ['device-tag'];
  if (backend === 'kmod') return ['kernel-module'];
  if (backend === 'dbus') return ['bus-policy'];
  if (backend === 'mount') return ['mount-entry'];
  if (tree.kind === 'include' || tree.kind === 'nothing') return [];
  if (tree.kind !== 'file') return [tree.kind];
  const perms = tree.perms ?? 'rwx';
  return [
    ...(/[rm]/.test(perms) ? ['file-read'] : []),
    ...(/[wa]/.test(perms) ? ['file-write'] : []),
    ...(/x/.test(perms) ? ['file-execute'] : []),
  ];
}
