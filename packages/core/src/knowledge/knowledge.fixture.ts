import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRule, parseSeccompLine } from '@whyblocked/confinement';
import type { Condition } from '@whyblocked/contract';
import type { CuratedEntry, SnapFile } from '@whyblocked/dataset';
import type { InterfaceFacts } from '../connection/declaration.ts';
import type { AddonKnowledge } from './addon-knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import type { PolicySource, RuleSource } from './knowledge-source.ts';
import { openKnowledge } from './open-knowledge.ts';
import type { StoredTree } from './stored-tree.ts';
import { writeKnowledge } from './write-knowledge.ts';

/** By hand on both systems; nothing in its way. */
export const MANUAL: InterfaceFacts = {
  implicit: { classic: true, core: true },
  declaration: { slot: { 'deny-auto-connection': 'true' } },
};

/** Connected by itself. */
export const AUTO: InterfaceFacts = { implicit: { classic: true, core: true }, declaration: {} };

/** An AppArmor rule of the plug side, as text. */
export function rule(text: string, parts: Partial<RuleSource> = {}): RuleSource {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return { ...COMMON, backend: 'apparmor', tree: parsed.value, ...parts };
}

/** A seccomp line of the plug side. */
export function filter(text: string, parts: Partial<RuleSource> = {}): RuleSource {
  const parsed = parseSeccompLine(text);
  if (!parsed.ok || !parsed.value) throw new Error(text);
  return { ...COMMON, backend: 'seccomp', tree: parsed.value, ...parts };
}

const COMMON = {
  side: 'plug',
  stage: 'connected',
  profile: null,
  prompt: false,
  replaces: null,
  priority: null,
  conditions: [] as readonly Condition[],
  since: null,
  until: null,
  places: new Map([['2.70', { file: 'interfaces/builtin/example.go', line: 12 }]]),
} as const;

export function policy(name: string, facts: InterfaceFacts, rules: readonly RuleSource[]): PolicySource {
  return { kind: 'interface', name, rules: [...rules, ...declarationRules(facts)] };
}

/** What decides about connections, as it is stored. */
function declarationRules({ declaration, implicit, noAutoConnect }: InterfaceFacts): readonly RuleSource[] {
  const one = (tree: StoredTree, side: 'plug' | 'slot', conditions: readonly Condition[] = []): RuleSource => ({
    ...COMMON,
    stage: 'permanent',
    backend: 'declaration',
    side,
    tree,
    conditions,
  });
  const atRunTime: Condition = { fact: 'host.something', op: 'eq', value: true };
  return [
    ...(['plug', 'slot'] as const).flatMap((side) => {
      const rules = declaration[side];
      return rules === undefined ? [] : [one({ kind: 'declaration', rules }, side)];
    }),
    ...(['classic', 'core'] as const).flatMap((on) =>
      implicit[on] === false ? [] : [one({ kind: 'implicit', on }, 'slot', implicit[on] === true ? [] : [atRunTime])],
    ),
    one({ kind: 'interface' }, 'plug'),
    ...(noAutoConnect ? [one({ kind: 'no-auto-connect' }, 'plug')] : []),
  ];
}

const NO_ADDONS: AddonKnowledge = {
  addons: [],
  tracks: [],
  names: { renamed: [], called: [], pods: [] },
  statements: [],
};

/** A knowledge file of these policies, with the releases 2.60 and 2.70, in a folder of its own. */
export function knowledgeFile(
  policies: readonly PolicySource[],
  curated: readonly CuratedEntry[] = [],
  snaps: readonly SnapFile[] = [],
  addons: AddonKnowledge = NO_ADDONS,
): { path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'whyblocked-'));
  const path = join(folder, 'knowledge.db');
  const releases = [
    { tag: '2.60', apparmor: '3.0' },
    { tag: '2.70', apparmor: '4.0' },
  ];
  writeKnowledge({ releases, apparmorReleases: ['3.0', '4.0'], policies, curated, snaps, programs: [], addons }, path);
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}

/** The same, opened. */
export function knowledgeOf(
  policies: readonly PolicySource[],
  curated: readonly CuratedEntry[] = [],
  snaps: readonly SnapFile[] = [],
  addons: AddonKnowledge = NO_ADDONS,
): Knowledge {
  const { path, remove } = knowledgeFile(policies, curated, snaps, addons);
  const knowledge = openKnowledge(path);
  remove();
  return knowledge;
}
