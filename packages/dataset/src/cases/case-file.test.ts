import { expect, it } from 'vitest';
import type { StoredCase } from './case-file.ts';
import { formatCaseFile } from './format-case-file.ts';
import { readCaseFile } from './read-cases.ts';

const one: StoredCase = {
  name: 'home-of-a-service',
  about: 'Not the home plug.',
  text: 'audit: apparmor="DENIED" name="/x"  \n\n  Warning  Failed: it\'s "so"\n',
  expect: { outcome: 'no-interface', no_interface: ['home'] },
  source: { report: 'rep-aaaaaaaaaaaaaaaa' },
};

it('writes what it reads', () => {
  const text = formatCaseFile(one);
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/schemas\/case\.schema\.json\nabout: /);
  expect(readCaseFile(text, 'cases/home-of-a-service.yaml')).toEqual({ case: one, problems: [] });
});

it('expects at least one thing', () => {
  expect(readCaseFile(formatCaseFile({ ...one, expect: {} }), 'cases/x.yaml').problems).toMatchObject([
    { message: 'expect: Say at least one thing.' },
  ]);
});

it('takes no name that is no slug', () => {
  for (const file of ['cases/X.yaml', 'cases/a/b.yaml'])
    expect(readCaseFile(formatCaseFile(one), file).problems).toHaveLength(1);
});
