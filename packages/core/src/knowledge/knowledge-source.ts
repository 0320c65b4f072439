import type { Condition } from '@whyblocked/contract';
import type { CuratedEntry, ProgramFile, SnapFile } from '@whyblocked/dataset';
import type { AddonKnowledge } from './addon-knowledge.ts';
import type { Policy, RulePlace, StoredRule } from './knowledge.ts';

/** Everything a knowledge file is made of, read from `data/` and checked. */
export interface KnowledgeSource {
  /** Releases of snapd, oldest first, each with the release of AppArmor that its snap brings along. */
  readonly releases: readonly { readonly tag: string; readonly apparmor?: string | undefined }[];
  /** Releases of AppArmor, oldest first. */
  readonly apparmorReleases: readonly string[];
  readonly policies: readonly PolicySource[];
  /** What people wrote down. */
  readonly curated: readonly CuratedEntry[];
  /** What is known of snaps themselves. */
  readonly snaps: readonly SnapFile[];
  /** Programs that tell which interface they are about. */
  readonly programs: readonly ProgramFile[];
  /** What upstream and people say of addons. */
  readonly addons: AddonKnowledge;
}

export interface PolicySource {
  readonly kind: Policy['kind'];
  readonly name: string;
  readonly rules: readonly RuleSource[];
}

export interface RuleSource
  extends Pick<StoredRule, 'side' | 'stage' | 'backend' | 'profile' | 'tree' | 'prompt' | 'replaces' | 'priority'> {
  readonly conditions: readonly Condition[];
  readonly since: string | null;
  readonly until: string | null;
  /** Where it stands, by release. */
  readonly places: ReadonlyMap<string, RulePlace>;
}
