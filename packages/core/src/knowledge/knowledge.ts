import type { Condition, PolicyRule, System } from '@whyblocked/contract';
import type { InterfaceFacts } from '../connection/declaration.ts';
import type { PolicyDigest } from './policy-digest.ts';
import type { StoredTree } from './stored-tree.ts';

/** An interface, or a template that every snap gets. */
export interface Policy {
  readonly id: number;
  readonly kind: 'interface' | 'template';
  readonly name: string;
  readonly complete: boolean;
  readonly privilege: number;
  readonly opens: number;
  readonly facts: InterfaceFacts;
}

/** A rule as the knowledge holds it. */
export interface StoredRule {
  readonly id: number;
  readonly policy: Policy;
  readonly side: 'plug' | 'slot';
  readonly stage: 'connected' | 'permanent';
  readonly backend: PolicyRule['backend'];
  /** The sub-profile it belongs to. */
  readonly profile: string | null;
  readonly tree: StoredTree;
  readonly canonical: string;
  readonly conditions: readonly Condition[];
  readonly since: string | null;
  readonly until: string | null;
  /** The index of patterns has already decided that a path it was found by matches. */
  readonly isExact: boolean;
}

export interface RulePlace {
  readonly file: string;
  readonly line: number;
}

/** The knowledge, open for reading. All look-ups are synchronous and cached. */
export interface Knowledge {
  /** Content hash of what it was built from. */
  readonly version: string;
  /** Oldest first. */
  readonly releases: readonly string[];
  readonly newestRelease: string;
  readonly policies: readonly Policy[];
  /** File and link rules whose pattern may match this path, others of their kind included. */
  rulesOnPath(path: Uint8Array): readonly StoredRule[];
  rulesInBucket(bucket: string): readonly StoredRule[];
  /** Everything stored for one policy, all backends. */
  rulesOfPolicy(policyId: number): readonly StoredRule[];
  place(ruleId: number, release: string): RulePlace | null;
  /** Of the export of a release; null for a release that is not known. */
  policyDigest(release: string, system: System): PolicyDigest | null;
  close(): void;
}
