import type { Rule } from './rule.ts';

/** A value that only run time knows, as it stands in the text of a rule: `<<name>>`. */
const HOLE = /<<[^<>]*>>/g;

/** What stands in for such a value: any text. */
const ANY_TEXT = '**';
/** What is left of a path below a folder may be nothing, and then its slash is not there either. */
const REST = /\/<<[^<>]*\.rest>>/g;
const ANY_REST = '{,/**}';
/** The other side is an app of a snap: where it is the system, the rule says so in plain text. */
const LABEL = /<<(?:plug|slot)-label>>/g;
const ANY_SNAP = 'snap.**';

/** A text in which `any` stands for every value that only run time knows. */
export function withoutHoles(text: string, any = ANY_TEXT): string {
  return text.replace(REST, ANY_REST).replace(LABEL, ANY_SNAP).replace(HOLE, any);
}

/** A path with a hole and fewer plain characters than this says nothing about any path. */
const FEWEST_LITERALS = 6;

/** Whether a part of the rule is known at run time only. */
export function hasHole(rule: Rule): boolean {
  return Object.values(rule).some((value) => texts(value).some((text) => text.includes('<<')));
}

/**
 * The rule with any text for what only run time knows: it permits (or denies) whatever the real one could. Null for a rule
 * on files that is hardly more than a hole, which therefore says nothing about any path.
 */
export function widenHoles(rule: Rule): Rule | null {
  if (!hasHole(rule)) return rule;
  if (rule.kind === 'file' && isAllHole(rule.path ?? '')) return null;
  return withTexts(rule, (text) => withoutHoles(text));
}

function isAllHole(path: string): boolean {
  return path.includes('<<') && path.replace(HOLE, '').replace(/[^A-Za-z0-9]/g, '').length < FEWEST_LITERALS;
}

/** The fields of a rule are texts, lists of texts and `true`: each text is replaced by a text, so the result is a rule of the same kind. */
function withTexts(rule: Rule, replace: (text: string) => string): Rule {
  const entries = Object.entries(rule).map(([name, value]) => {
    if (Array.isArray(value)) return [name, value.map(replace)];
    return [name, typeof value === 'string' && name !== 'kind' ? replace(value) : value];
  });
  return Object.fromEntries(entries) as Rule;
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}
