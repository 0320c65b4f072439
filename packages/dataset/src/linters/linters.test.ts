import { expect, it } from 'vitest';
import type { Policy } from '../policy/read-policy.ts';
import { readWrittenText } from '../written/read-written.ts';
import type { WrittenKind } from '../written/written-kinds.ts';
import { evidenceSuffices } from './evidence-suffices.ts';
import { linksWellFormed } from './links-well-formed.ts';
import type { Linter } from './linter.ts';
import { nothingOverlaps } from './nothing-overlaps.ts';
import { nothingToFillIn } from './nothing-to-fill-in.ts';
import { rangesInOrder } from './ranges-in-order.ts';
import { referencesExist } from './references-exist.ts';
import { slugsAreUnique } from './slugs-are-unique.ts';
import { textsFitSignals } from './texts-fit-signals.ts';
import { writtenAsFixed } from './written-as-fixed.ts';

const STATEMENT = `# yaml-language-server: $schema=../../../schemas/statement.schema.json
status: broken
says: 'It does not start.'
where:
  tracks: { since: '1.30', until: '1.32' }
issues: [an-issue]
evidence:
  - url: https://example.org/1
    date: 2026-01-31
`;

const ISSUE = `# yaml-language-server: $schema=../schemas/issue.schema.json
slug: an-issue
title: 'A title'
outcome: cause
affects:
  - tracks: { since: '1.30', until: '1.32' }
signals:
  - says: 'the words of it'
means: 'What it means.'
sources:
  - url: https://example.org/1
cases:
  match:
    - text: 'Here are the words of it'
  ignore:
    - text: 'Others'
`;

const interfaces = ['home', 'network'].map((name) => ({ kind: 'interface', name, facts: [] }) as const);
const policy: Policy = { policies: interfaces, releases: [], apparmorReleases: [], problems: [], files: 0 };

type Texts = Readonly<Record<string, readonly [WrittenKind, string]>>;

const database: Texts = {
  'statements/core/dns/a.yaml': ['statement', STATEMENT],
  'issues/an-issue.yaml': ['issue', ISSUE],
};

function told(linter: Linter, changed: Texts = {}): readonly string[] {
  const written = Object.entries({ ...database, ...changed }).map(([file, [kind, text]]) =>
    readWrittenText(kind, text, file),
  );
  return linter({ written, policy, addons: new Set(['core/dns']), today: '2026-02-01' }).map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  );
}

/** The statement with some words of it replaced. */
function statement(from: string, to: string, file = 'statements/core/dns/a.yaml'): Texts {
  expect(STATEMENT).toContain(from);
  return { [file]: ['statement', STATEMENT.replace(from, to)] };
}

function issue(from: string, to: string): Texts {
  expect(ISSUE).toContain(from);
  return { 'issues/an-issue.yaml': ['issue', ISSUE.replace(from, to)] };
}

const all = {
  nothingToFillIn,
  rangesInOrder,
  linksWellFormed,
  evidenceSuffices,
  referencesExist,
  slugsAreUnique,
  nothingOverlaps,
  textsFitSignals,
  writtenAsFixed,
};

it.each(Object.entries(all))('%s finds nothing wrong with what is right', (_name, linter) => {
  expect(told(linter)).toEqual([]);
});

it.each<[keyof typeof all, Texts, string]>([
  ['nothingToFillIn', statement("'It does not start.'", 'FILL-IN'), 'statements/core/dns/a.yaml:3: says is still'],
  ['nothingToFillIn', statement("since: '1.30'", "since: 'FILL-IN'"), ':5: where.tracks.since is still'],
  [
    'rangesInOrder',
    statement("until: '1.32'", "until: '1.9'"),
    ':5: where.tracks holds nowhere: 1.30 is not before 1.9.',
  ],
  ['rangesInOrder', statement("until: '1.32'", "until: '1.30'"), 'holds nowhere'],
  ['rangesInOrder', issue("until: '1.32'", "until: '1.29'"), 'issues/an-issue.yaml:6: affects.0.tracks holds nowhere'],
  ['linksWellFormed', statement('/1\n', '/1.\n'), ':8: The link https://example.org/1. ends in a mark'],
  ['linksWellFormed', statement('example.org/1', 'example.org/?utm_source=x'), 'tracks who follows it'],
  ['linksWellFormed', statement('example.org', 'alex:x@example.org'), 'holds a name or a password'],
  ['linksWellFormed', statement('example.org', '192.0.2.7'), 'leads to a bare address'],
  ['linksWellFormed', statement('example.org/1', 'github.com/a/b/issues?q=x'), 'leads to a list'],
  ['linksWellFormed', statement('example.org/1', 'www.github.com/a/b'), 'write github.com'],
  [
    'linksWellFormed',
    statement('    date: 2026-01-31\n', '    date: 2026-01-31\n  - { url: https://example.org/1, date: 2026-01-30 }\n'),
    ':10: The link https://example.org/1 stands here twice',
  ],
  ['evidenceSuffices', statement('status: broken', 'status: verified'), ':7: It is "verified"'],
  ['evidenceSuffices', statement('2026-01-31', '2026-02-02'), ':9: 2026-02-02 is still to come'],
  [
    'evidenceSuffices',
    statement('evidence:', "withdrawn: { date: 2026-01-30, reason: 'Wrong.' }\nevidence:"),
    ':7: It cannot be withdrawn on 2026-01-30',
  ],
  ['referencesExist', statement('an-issue', 'another'), ':6: There is no entry in data/issues of the name "another"'],
  ['referencesExist', statement('broken', 'broken', 'statements/core/dnss/a.yaml'), 'of the name "core/dnss"'],
  [
    'referencesExist',
    statement('issues:', 'needs: { interfaces: [home, hom] }\nissues:'),
    ':6: There is no interface in any release of snapd of the name "hom"',
  ],
  ['referencesExist', issue('affects:', 'cause: a-cause\naffects:'), ':5: There is no entry in data/causes'],
  [
    'slugsAreUnique',
    { 'noise/an-issue.yaml': ['noise', ISSUE] },
    'noise/an-issue.yaml:2: "an-issue" is also the name of issues/an-issue.yaml',
  ],
  [
    'nothingOverlaps',
    statement("'1.30', until: '1.32'", "'1.31', until: '1.33'", 'statements/core/dns/b.yaml'),
    'statements/core/dns/b.yaml:4: It says the same as statements/core/dns/a.yaml',
  ],
  [
    'nothingOverlaps',
    issue('signals:', "  - tracks: { since: '1.31' }\n    note: 'More.'\nsignals:"),
    'issues/an-issue.yaml:7: This range and that of affects.0 overlap',
  ],
  ['textsFitSignals', issue('Here are the words', 'Here are words'), ':14: No signal fits the case'],
  [
    'writtenAsFixed',
    statement('status: broken', 'status: "broken"'),
    'Texts stand in double quotes. "whyblocked data fix"',
  ],
])('%s tells %#', (name, changed, message) => {
  expect(told(all[name], changed)).toEqual([expect.stringContaining(message)]);
});

it('lets statements stand beside each other whose places, status or issue differ', () => {
  const b = 'statements/core/dns/b.yaml';
  for (const other of [
    statement("'1.30', until: '1.32'", "'1.32', until: '1.33'", b),
    statement('status: broken', 'status: works-with-notes', b),
    statement('issues: [an-issue]\n', '', b),
    statement('  tracks:', '  architectures: [arm64]\n  tracks:', b),
  ])
    expect(
      told(nothingOverlaps, { ...other, ...statement('  tracks:', '  architectures: [amd64]\n  tracks:') }),
    ).toEqual([]);
});
