import { joinAssignments } from './parse-condition-rule.ts';
import { type Profile, readProfile } from './parse-profile.ts';
import { splitRuleWords } from './rule-words.ts';
import type { ProfilePiece } from './split-profile.ts';

/** `@{NAME}=VALUE …`, or `+=` to a variable that is there. */
export interface VariableDefinition {
  readonly name: string;
  /** Without their quotes; variables in them stay as written. */
  readonly values: readonly string[];
  readonly added?: true;
  /** 1-based. */
  readonly line: number;
}

/** What the head of a profile says. */
export interface ProfileHead {
  /** As rules have it in `profile`. */
  readonly name: string;
  /** `complain`, `attach_disconnected`, …, in the order in which they are written. */
  readonly flags: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** A file as the compiler takes it. */
export interface PolicyFile extends Profile {
  readonly variables: readonly VariableDefinition[];
  readonly heads: readonly ProfileHead[];
}

/**
 * Reads a file with what may stand outside of profiles: definitions of variables, and the feature set that it is written
 * for (`abi <…>,`), which permits nothing. The words are those of apparmor.d(5).
 */
export function parsePolicyFile(text: string): PolicyFile {
  const variables: VariableDefinition[] = [];
  const heads: ProfileHead[] = [];
  const profile = readProfile(text, {
    statement: (piece) => {
      const variable = definitionOf(piece);
      if (variable) variables.push(variable);
      return variable !== undefined || /^abi\s+[<"][^<>"\n]+[>"]\s*$/.test(piece.text);
    },
    head: (name, words, line) => heads.push({ name, flags: flagsOf(words), line }),
  });
  return { ...profile, variables, heads };
}

function definitionOf({ text, line }: ProfilePiece): VariableDefinition | undefined {
  const [head, name, added] = /^@\{(\w{1,64})\}\s*(\+?)=/.exec(text) ?? [];
  if (head === undefined || name === undefined) return undefined;
  const words = splitRuleWords(text.slice(head.length));
  if (!words.ok || words.value.length === 0) return undefined;
  const values = words.value.map((word) => word.text.replace(/^"(.*)"$/, '$1'));
  return { name, values, ...(added === '+' ? { added: true } : {}), line };
}

/** `flags=(a, b)`, or the group alone, which stands for the same. */
function flagsOf(words: readonly string[]): readonly string[] {
  const group = joinAssignments(words)
    .map((word) => /^(?:flags=)?\((.*)\)$/s.exec(word)?.[1])
    .find((list) => list !== undefined);
  return (group ?? '').split(/[\s,]+/).filter((flag) => flag !== '');
}
