import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileLabel } from './file-label.ts';

it.each([
  ['audit.log', 'audit.log'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\logs\\a.log', 'a.log'],
  ['a\u0000\u001b[31m\u202egol.txt', 'a[31mgol.txt'],
  ['dir/', 'file'],
  ['', 'file'],
  ['ä'.repeat(500), 'ä'.repeat(120)],
])('%j is called %j', (name, label) => {
  expect(fileLabel(name, new Set())).toBe(label);
});

const piece = fc.constantFrom(
  'a',
  '\u00e4',
  '/',
  '\\',
  '\n',
  '\u001b',
  '\u202e',
  '\ud800',
  '\u{1f600}',
  ' ',
  '\u2028',
  '(2)',
);

it('is short, has nothing that hides or turns text, and is unlike the others', () => {
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (name) => {
        const label = fileLabel(name, new Set());
        expect([...label].length).toBeLessThanOrEqual(120);
        expect(label).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\]/u);
        expect(fileLabel(name, new Set([label]))).not.toBe(label);
      },
    ),
  );
});
