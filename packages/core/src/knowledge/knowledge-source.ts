import type { Condition } from '@whyblocked/contract';
import type { InterfaceFacts } from '../connection/declaration.ts';
import type { RulePlace } from './knowledge.ts';
import type { StoredTree } from './stored-tree.ts';

/** Everything a knowledge file is made of, read from `data/` and checked. */
export interface KnowledgeSource {
  /** Releases of snapd, oldest first. */
  readonly releases: readonly string[];
  readonly policies: readonly PolicySource[];
}

export interface PolicySource {
  readonly kind: 'interface' | 'template';
  readonly name: string;
  readonly complete: boolean;
  readonly facts: InterfaceFacts;
  readonly rules: readonly RuleSource[];
}

export interface RuleSource {
  readonly side: 'plug' | 'slot';
  readonly stage: 'connected' | 'permanent';
  readonly backend: string;
  readonly profile: string | null;
  readonly tree: StoredTree;
  readonly conditions: readonly Condition[];
  readonly since: string | null;
  readonly until: string | null;
  /** The constant or function of snapd that holds it. */
  readonly at: string;
  /** Where it stands, by release. */
  readonly places: ReadonlyMap<string, RulePlace>;
}
