import {
  type CompiledRule,
  compileMatchedFileRule,
  compileRule,
  type Variables,
  widenHoles,
} from '@whyblocked/confinement';
import type { Subject } from '@whyblocked/contract';
import type { StoredRule } from '../knowledge/knowledge.ts';
import { isRule, type StoredTree } from '../knowledge/stored-tree.ts';
import { TUNABLES } from '../knowledge/tunables.ts';
import { loosenMessageRule } from './loosen-message-rule.ts';
import { systemVariables } from './system-variables.ts';

/** Compiled rules of one subject that are held at a time; far more than a paste can ask for. */
const HELD = 20_000;
const OF_THE_SNAP = /@\{(?:SNAP|PROFILE_DBUS|profile_name|INSTALL_DIR)/;

/** Compiles stored rules for a subject, each once. Rules without variables of the snap are shared by all subjects. */
export class RuleCompiler {
  /** Of snapd: how filters are loaded depends on it. */
  readonly release: string;
  readonly #compiled = new Map<string, CompiledRule | null>();
  readonly #found = new Map<number, CompiledRule | null>();

  constructor(release: string) {
    this.release = release;
  }

  /** For a rule that the index found by a path: only its permissions are left to be asked. */
  compileFound(rule: StoredRule): CompiledRule | null {
    const known = this.#found.get(rule.id);
    if (known !== undefined) return known;
    const compiled = rule.tree.kind === 'file' ? compileMatchedFileRule(rule.tree, TUNABLES) : null;
    const value = compiled?.ok ? compiled.value : null;
    this.#found.set(rule.id, value);
    return value;
  }

  /** For an access to a bus of which only a part is told; such are few, and each asks otherwise. */
  compileLoose(
    rule: StoredRule,
    access: Parameters<typeof loosenMessageRule>[1],
    subject: Subject,
  ): CompiledRule | null {
    if (rule.tree.kind !== 'dbus') return null;
    const tree = loosenMessageRule(rule.tree, access);
    return tree && compileTree(tree, systemVariables(subject));
  }

  /** Null when the rule is of a form that is not modelled. */
  compile(rule: StoredRule, subject: Subject, revision?: string): CompiledRule | null {
    const own = OF_THE_SNAP.test(rule.canonical);
    const key = own
      ? `${rule.id} ${subject.snap} ${subject.instance} ${subject.app} ${subject.hook} ${revision}`
      : `${rule.id}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const compiled = compileTree(rule.tree, systemVariables(subject, revision));
    if (this.#compiled.size >= HELD) this.#compiled.clear();
    this.#compiled.set(key, compiled);
    return compiled;
  }
}

function compileTree(tree: StoredTree, vars: Variables): CompiledRule | null {
  if (!isRule(tree) || tree.kind === 'seccomp') return null;
  const wide = widenHoles(tree);
  const compiled = wide && compileRule(wide, vars);
  return compiled?.ok ? compiled.value : null;
}
