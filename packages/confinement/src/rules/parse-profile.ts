import { parseRule } from './parse-rule.ts';
import type { Rule } from './rule.ts';
import { lineEnd, splitRuleWords } from './rule-words.ts';
import { type ProfilePiece, splitProfile } from './split-profile.ts';

/** What stands in a file of profiles besides rules: see `parsePolicyFile`. */
export interface PreambleReader {
  /** A statement outside of profiles; true when it is read and so is no rule. */
  statement(piece: ProfilePiece): boolean;
  /** The words before the `{` of a profile, by the name that its rules have. */
  head(name: string, words: readonly string[], line: number): void;
}

export interface ProfileRule {
  readonly rule: Rule;
  /** 1-based, of the rule's first character. */
  readonly line: number;
  /** The sub-profile or hat the rule stands in; nested ones joined by `//`. */
  readonly profile?: string;
}

export interface ProfileError {
  readonly line: number;
  readonly message: string;
  readonly text: string;
}

export interface Profile {
  readonly rules: readonly ProfileRule[];
  readonly errors: readonly ProfileError[];
}

interface Block {
  readonly profile?: string;
  readonly owner?: 'owner' | 'other';
  readonly audit?: true;
  /** The block was not understood: what stands in it is not read as rules of the profile. */
  readonly skipped?: true;
}

interface OpenedBlock {
  readonly block: Block;
  /** Why it was not understood. */
  readonly message?: string;
  readonly words: readonly string[];
}

/** How many lines of one statement are tried as the place where a forgotten comma belongs. */
const MAX_RESUME_LINES = 16;

/** Reads a whole snippet of profile text. A malformed rule is reported and never hides the next one. */
export function parseProfile(text: string): Profile {
  return readProfile(text);
}

/** The same, with a reader of what a snippet may not hold. */
export function readProfile(text: string, preamble?: PreambleReader): Profile {
  const rules: ProfileRule[] = [];
  const errors: ProfileError[] = [];
  const blocks: Block[] = [];
  for (const piece of splitProfile(text)) {
    const block = blocks.at(-1) ?? {};
    if (piece.kind === 'open') {
      const opened = openBlock(piece, block);
      if (opened.message !== undefined)
        errors.push({ line: piece.line, message: opened.message, text: piece.text.trim() });
      const { profile } = opened.block;
      if (profile !== undefined && profile !== block.profile) preamble?.head(profile, opened.words, piece.line);
      blocks.push(opened.block);
    } else if (piece.kind === 'close') {
      if (blocks.pop() === undefined) errors.push({ line: piece.line, message: 'a "}" without its "{"', text: '}' });
    } else if (block.skipped === undefined && !(blocks.length === 0 && preamble?.statement(piece))) {
      readStatement(piece, block, rules, errors);
    }
  }
  return { rules, errors };
}

function readStatement(piece: ProfilePiece, block: Block, rules: ProfileRule[], errors: ProfileError[]): void {
  const parsed = readPiece(piece);
  if (parsed.ok) {
    rules.push(placed(parsed.value, piece.line, block));
    return;
  }
  const resumed = resume(piece);
  const failed = resumed === undefined ? piece.text : piece.text.slice(0, resumed.at);
  errors.push({ line: piece.line, message: parsed.error.message, text: failed.trim() });
  if (resumed !== undefined) rules.push(placed(resumed.rule, resumed.line, block));
}

function readPiece(piece: ProfilePiece): ReturnType<typeof parseRule> {
  const head = /^(?:@|\$)\{\w{1,64}\}\s*\+?=/.exec(piece.text.slice(0, 100));
  if (head === null) return parseRule(piece.text);
  return { ok: false, error: { code: 'unsupported', message: 'variables are not set within rules' } };
}

/** After a forgotten comma the rest of the statement may be a rule of its own, from some later line on. */
function resume(piece: ProfilePiece): { rule: Rule; at: number; line: number } | undefined {
  let at = 0;
  for (let lines = 1; lines <= MAX_RESUME_LINES; lines++) {
    at = lineEnd(piece.text, at) + 1;
    if (at >= piece.text.length) return undefined;
    const rest = piece.text.slice(at);
    const parsed = parseRule(rest);
    if (!parsed.ok) continue;
    const blank = rest.length - rest.trimStart().length;
    const skippedLines = rest.slice(0, blank).split('\n').length - 1;
    return { rule: parsed.value, at, line: piece.line + lines + skippedLines };
  }
  return undefined;
}

function placed(rule: Rule, line: number, block: Block): ProfileRule {
  let qualified = rule;
  if (rule.kind !== 'include') {
    if (block.audit) qualified = { ...qualified, audit: true } as Rule;
    if (block.owner && (rule.kind === 'file' || rule.kind === 'link')) qualified = { ...rule, owner: block.owner };
  }
  return { rule: qualified, line, ...(block.profile === undefined ? {} : { profile: block.profile }) };
}

/** `profile NAME …`, `hat NAME`, `^NAME`, a bare name or path, or qualifiers that hold for the block's rules. */
function openBlock(piece: ProfilePiece, outer: Block): OpenedBlock {
  const split = splitRuleWords(piece.text);
  const words = split.ok ? split.value.map((word) => word.text) : [];
  return { ...blockOf(words, outer), words };
}

function blockOf(words: readonly string[], outer: Block): Omit<OpenedBlock, 'words'> {
  const [first, second] = words;
  if (first === 'if' || first === 'else') return unread('conditional blocks are not supported');
  const qualifiers = words.every((word) => ['audit', 'allow', 'owner', 'user', 'other'].includes(word));
  if (qualifiers) {
    const audit = words.includes('audit') ? { audit: true as const } : {};
    const owner = words.includes('other')
      ? 'other'
      : words.some((word) => word !== 'audit' && word !== 'allow') && 'owner';
    return { block: { ...outer, ...audit, ...(owner ? { owner } : {}) } };
  }
  const keyword = first === 'profile' || first === 'hat';
  const name = keyword ? second : first;
  if (name === undefined || first === 'deny') return unread('this block is not understood');
  const bare = name.replace(/^"(.*)"$/, '$1').replace(/^\^/, '');
  const profile = outer.profile === undefined ? bare : `${outer.profile}//${bare}`;
  return { block: { profile } };
}

function unread(message: string): Omit<OpenedBlock, 'words'> {
  return { block: { skipped: true }, message };
}
