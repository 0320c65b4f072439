import { expect, it } from 'vitest';
import { formatStatementFile } from './format-statement-file.ts';
import { readStatementFile } from './read-statements.ts';
import type { StoredStatement } from './statement-file.ts';

const statement: StoredStatement = {
  id: 'core/metallb/speaker-waits',
  addon: 'core/metallb',
  status: 'works-with-notes',
  maturity: 'experimental',
  says: "Wait for the controller: the webhook doesn't answer before.\nThen enable it again.",
  where: { tracks: { since: '1.30', until: '1.32' }, confinement: 'strict', architectures: ['arm64'] },
  needs: { interfaces: [], host: ['Load the module br_netfilter.'] },
  issues: ['net-rules-of-container-profile'],
  evidence: [
    { url: 'https://example.org/1?a=b#c', date: '2026-01-31', revision: '8151', ran: 'microk8s enable metallb' },
  ],
  confirmations: 2,
};

it('writes what it reads', () => {
  const text = formatStatementFile(statement);
  expect(text).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/\.\.\/\.\.\/schemas\/statement\.schema\.json\nstatus: /,
  );
  expect(readStatementFile(text, 'statements/core/metallb/speaker-waits.yaml')).toEqual({ statement, problems: [] });
});

it.each([
  'x: "',
  '- a',
  'null',
  'yes',
  "'1.30'",
  '# no comment',
  '2026-01-31',
  'a: b',
  ' blank ',
  'tab\t',
  '1\n\n 2\n',
  '{{x}}',
])('writes the text %j so that it is read again', (says) => {
  const read = readStatementFile(
    formatStatementFile({ ...statement, says }),
    'statements/core/metallb/speaker-waits.yaml',
  );
  expect(read.statement?.says).toBe(says);
});

it('leaves out what goes without saying', () => {
  const text = formatStatementFile({ ...statement, issues: [], confirmations: 1, needs: { interfaces: [], host: [] } });
  expect(text).not.toMatch(/issues|confirmations|needs/);
});

it('tells the repository, the addon and the slug by the path alone', () => {
  const text = formatStatementFile(statement);
  expect(readStatementFile(text, 'statements/owner/Name.x/dns/a-b.yaml').statement).toMatchObject({
    id: 'owner/Name.x/dns/a-b',
    addon: 'owner/Name.x/dns',
  });
  for (const file of ['statements/dns/a.yaml', 'statements/other/dns/a.yaml', 'statements/core/dns/A.yaml'])
    expect(readStatementFile(text, file).problems).toHaveLength(1);
});

it('tells the line of what is wrong', () => {
  const text = formatStatementFile(statement).replace('status: works-with-notes', 'status: works');
  expect(readStatementFile(text, 'statements/core/metallb/x.yaml').problems).toMatchObject([{ line: 2 }]);
});

it('tells the line of a key that is not known, and that versions stand in quotes', () => {
  const text = formatStatementFile(statement).replace('maturity:', 'maturitty:').replace("'1.30'", '1.30');
  expect(readStatementFile(text, 'statements/core/metallb/x.yaml').problems).toEqual([
    expect.objectContaining({ line: 8, message: expect.stringContaining('A version stands in quotes') }),
    expect.objectContaining({ line: 3, message: 'Unrecognized key: "maturitty"' }),
  ]);
});
