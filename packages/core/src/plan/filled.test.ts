import { expect, it } from 'vitest';
import { filledCommand, filledPatch } from './filled.ts';

it('fills holes with what fits them, and puts names in capitals for the rest', () => {
  expect(filledCommand('kubectl -n {{namespace}} describe pod {{pod}}', { namespace: 'web', pod: 'a-0' })).toEqual(
    'kubectl -n web describe pod a-0'.split(' '),
  );
  expect(filledCommand('kubectl -n {{namespace}} get pod {{pod}}', { pod: '--all; rm -r /' })).toEqual(
    'kubectl -n NAMESPACE get pod POD'.split(' '),
  );
  expect(filledCommand('kubectl taint nodes --all {{taint}}-', { taint: 'a.b/c' }).at(-1)).toBe('a.b/c-');
  expect(filledCommand('ls -l {{path}}', { path: '/a b' })).toEqual(['ls', '-l', '/a b']);
});

it('lets nothing into a patch that is more than a value', () => {
  expect(filledPatch('key: {{key}}', { key: 'a\nprivileged: true' })).toBe('key: KEY');
  expect(filledPatch('key: {{key}}', { key: 'a.b/c' })).toBe('key: a.b/c');
});
