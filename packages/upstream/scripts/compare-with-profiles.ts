import { readFileSync } from 'node:fs';
import {
  parsePolicyFile,
  parseSeccompLine,
  printRule,
  printSeccompRule,
  type Rule,
  type SeccompRule,
} from '@whyblocked/confinement';
import { type PolicyFact, treeOf } from '@whyblocked/dataset';
import { openGoParser } from '../src/go/parse-go.ts';
import { importTemplates } from '../src/snapd/templates/import-templates.ts';
import type { ImportedTemplate } from '../src/snapd/templates/imported-template.ts';
import { folderTree } from '../src/source/folder-tree.ts';

/**
 * Compares the templates of a snapd tree with whole profiles that snapd's own code made.
 *
 *     node packages/upstream/scripts/compare-with-profiles.ts TREE PROFILES.ndjson
 *
 * A row of the file: `{"env": {FACT: text or boolean, …}, "holes": {NAME: TEXT, …}, "profiles": {TEMPLATE: TEXT, …}}`, of a
 * snap without interfaces; a fact that is not named is false or missing. Where a path is made writable we store that, and not
 * the rules for it: these are not counted as missed.
 */
type Env = Readonly<Record<string, string | boolean | undefined>>;
interface Row {
  readonly env: Env;
  readonly holes: Readonly<Record<string, string>>;
  readonly profiles: Readonly<Record<string, string>>;
}

const [tree, rowsFile] = process.argv.slice(2);
if (tree && rowsFile) await compare(tree, rowsFile);
else {
  process.stderr.write('Usage: compare-with-profiles.ts TREE PROFILES.ndjson\n');
  process.exitCode = 2;
}

async function compare(root: string, file: string): Promise<void> {
  const templates = importTemplates(await openGoParser(), folderTree(root));
  const differing = new Map<string, number>();
  const note = (what: string): void => void differing.set(what, (differing.get(what) ?? 0) + 1);
  let profiles = 0;
  let rules = 0;
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const row: Row = JSON.parse(line);
    for (const [name, text] of Object.entries(row.profiles)) {
      const template = templates.find((one) => one.name === name);
      if (!template) throw new Error(`no template "${name}"`);
      const want = new Set(name === 'seccomp' ? filterLines(text) : profileLines(text));
      const { own, mimics } = ownLines(template, row);
      profiles += 1;
      rules += want.size;
      for (const rule of want) if (!own.has(rule) && !(mimics && /"\//.test(rule))) note(`${name} missed ${rule}`);
      for (const rule of own) if (!want.has(rule)) note(`${name} extra ${rule}`);
    }
  }
  process.stdout.write(`${profiles} profiles with ${rules} rules, ${differing.size} of them differ\n`);
  for (const [what, count] of differing) process.stdout.write(`${count} times ${what}\n`);
}

function filterLines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const parsed = parseSeccompLine(line);
    if (!parsed.ok) throw new Error(`"${line}": ${parsed.error.message}`);
    return parsed.value ? [printSeccompRule(parsed.value)] : [];
  });
}

function profileLines(text: string): readonly string[] {
  const { rules, variables, heads, errors } = parsePolicyFile(text);
  if (errors[0]) throw new Error(`"${errors[0].text}": ${errors[0].message}`);
  const own = heads[0]?.name ?? '';
  const within = (name: string | undefined): string =>
    name === undefined || name === own ? '' : name.slice(own.length + 2);
  return [
    ...variables.map(({ name, values }) => `: @{${name}}=${values.join(' ')}`),
    ...heads.flatMap(({ name, flags }) => flags.map((flag) => `${within(name)}: flag ${flag}`)),
    ...rules.map(({ rule, profile }) => `${within(profile)}: ${printRule(rule)}`),
  ];
}

function ownLines({ placed }: ImportedTemplate, { env, holes }: Row): { own: ReadonlySet<string>; mimics: boolean } {
  const facts = placed
    .map(({ fact }) => fact)
    .filter(({ when = [] }) => when.every((condition) => holds(condition, env)));
  const fill = (text: string): string =>
    text.replace(/<<([^<>]*)>>/g, (_, name: string) => {
      const value = holes[name];
      if (value === undefined) throw new Error(`no text for the hole "${name}"`);
      return value;
    });
  return {
    own: new Set(facts.flatMap(lineOf).map(fill)),
    mimics: facts.some(({ kind }) => kind === 'writable-mimic'),
  };
}

function holds({ fact, op, value }: NonNullable<PolicyFact['when']>[number], env: Env): boolean {
  const known = env[fact] ?? '';
  const there = known !== '' && known !== false;
  switch (op) {
    case 'exists':
      return there;
    case 'missing':
      return !there;
    case 'eq':
      return typeof value === 'boolean' ? there === value : known === value;
    case 'ne':
      return known !== value;
    case 'in':
      return Array.isArray(value) && value.includes(String(known));
    default:
      throw new Error(`a condition with "${op}"`);
  }
}

/** The tree of a fact of one of these kinds is that of a rule. */
function lineOf(fact: PolicyFact): readonly string[] {
  const within = `${fact.profile ?? ''}: `;
  switch (fact.kind) {
    case 'snippets':
    case 'writable-mimic':
      return [];
    case 'profile-flag':
      return [`${within}flag ${String(fact.name)}`];
    case 'variable':
      return [`${within}@{${String(fact.name)}}=${(fact.values as readonly string[]).join(' ')}`];
    case 'seccomp':
      return [printSeccompRule(treeOf(fact) as unknown as SeccompRule)];
    default:
      return [within + printRule(treeOf(fact) as unknown as Rule)];
  }
}
