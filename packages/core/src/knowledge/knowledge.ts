import type { Condition, PolicyRule, System } from '@whyblocked/contract';
import type { CuratedEntry, SnapFile } from '@whyblocked/dataset';
import type { InterfaceFacts } from '../connection/declaration.ts';
import type { PolicyDigest } from './policy-digest.ts';
import type { StoredTree } from './stored-tree.ts';

/** An interface, a template that profiles are put together from, or an abstraction of AppArmor that rules include. */
export interface Policy {
  readonly id: number;
  readonly kind: 'interface' | 'template' | 'abstraction';
  readonly name: string;
  readonly privilege: number;
  readonly opens: number;
}

/** Names of commands, patterns of paths and capabilities that tell what an interface is for. */
export interface Evidence {
  readonly programs: readonly string[];
  readonly paths: readonly string[];
  readonly capabilities: readonly string[];
}

/** A rule as the knowledge holds it. */
export interface StoredRule {
  readonly id: number;
  readonly policy: Policy;
  /** Of an interface: the side of the connection that gets it. */
  readonly side: 'plug' | 'slot' | null;
  readonly stage: 'connected' | 'permanent' | null;
  readonly backend: PolicyRule['backend'];
  /** The sub-profile it belongs to. */
  readonly profile: string | null;
  readonly tree: StoredTree;
  readonly canonical: string;
  /** The person is asked first where prompting is switched on. */
  readonly prompt: boolean;
  /** It stands in a text that takes the place of others of this name; that of the highest priority stays. */
  readonly replaces: string | null;
  readonly priority: number | null;
  readonly conditions: readonly Condition[];
  /** Of an abstraction: releases of AppArmor; else of snapd. */
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
  /** Of snapd, oldest first. */
  readonly releases: readonly string[];
  readonly newestRelease: string;
  readonly policies: readonly Policy[];
  /** The release of AppArmor whose abstractions go with one of snapd: the one its snap brings along, else the oldest known. */
  apparmorOf(release: string): string;
  /** File and link rules whose pattern may match this path, others of their kind included. */
  rulesOnPath(path: Uint8Array): readonly StoredRule[];
  rulesInBucket(bucket: string): readonly StoredRule[];
  /** Everything stored for one policy, all backends and releases. */
  rulesOfPolicy(policyId: number): readonly StoredRule[];
  rulesOfBackend(policyId: number, backend: StoredRule['backend']): readonly StoredRule[];
  /** All rules that stand in texts which replace each other. */
  replacingRules(): readonly StoredRule[];
  /** What templates say of the profile itself: its flags, and whether it has what interfaces add. */
  markingRules(): readonly StoredRule[];
  /** All rules that include an abstraction, in all releases. */
  includeRules(): readonly StoredRule[];
  /** The interfaces that a release of snapd has, by name. */
  interfacesOf(release: string): readonly Policy[];
  /** What decides about connecting an interface, in one release of snapd. */
  interfaceFacts(policyId: number, release: string): InterfaceFacts;
  /** Where a rule stands in one release, of AppArmor for a rule of an abstraction, else of snapd. */
  place(rule: StoredRule, release: string): RulePlace | null;
  /** Of the export of a release; null for a release that is not known. */
  policyDigest(release: string, system: System): PolicyDigest | null;
  /** By interface, what people know to be about what it is for. */
  evidence(): ReadonlyMap<string, Evidence>;
  /** All that people wrote down, by kind and slug. */
  curated(): readonly CuratedEntry[];
  /** What is known of a snap itself, by its name; null for most. */
  snapFacts(name: string): SnapFile | null;
  close(): void;
}
