import { limits } from '@whyblocked/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readForms } from '../read-forms.fixture.ts';
import { programRefusal } from './program-refusal.ts';
import { refusalReaders as exactReaders } from './refusal-readers.ts';

const refusalReaders = [...exactReaders, programRefusal];

const pieces = fc.oneof(
  fc.constantFrom(...refusalReaders.flatMap(({ triggers }) => triggers)),
  fc.constantFrom(
    'Permission denied',
    'EACCES: permission denied, open ',
    ' (os error 13)',
    '[Errno 1] Operation not permitted: ',
    '/dev/video0',
    "'/snap/foo/12/x y",
    '"/var/snap/foo',
    'unix:///run/x.sock',
    '@/x',
    ': ',
    ' -> ',
    ' = -1 ',
    'mount ',
    '"',
    "'",
    '`',
    '\\"',
    '\n',
    ' ',
    '(',
    ')',
    '/',
    '//',
    'snap.foo.bar',
    'Log: auid=1 arch=c000003e 93(fchown) ',
    'comm="x" ',
    'requested_mask=r',
    '\u0000',
    '\u2028',
    'ﬀ',
    'İ',
    '😀',
    'bind() to 0.0.0.0:80 ',
    'failed with exit code 2',
    "' ",
  ),
  fc.string({ maxLength: 20, unit: 'binary' }),
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

it('reads any text without throwing, and tells bounded things on lines that are there', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { found, recognised } = readForms(text, refusalReaders);
      const lines = text.split('\n').length;
      expect(recognised).toBeLessThanOrEqual(lines);
      for (const { line, statement } of found) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
        if (statement.kind !== 'refusal' && statement.kind !== 'trouble') continue;
        expect(statement.message.length).toBeLessThanOrEqual(limits.evidenceChars);
        expect(statement.message).not.toMatch(/\n/);
      }
    }),
    { numRuns: 400 },
  );
});

it('reads lines of the longest length, one trigger after the other', () => {
  for (const { triggers } of refusalReaders) {
    for (const trigger of triggers) {
      const text = `${trigger}/ '" `
        .repeat(Math.ceil(limits.lineBytes / (trigger.length + 5)))
        .slice(0, limits.lineBytes);
      expect(() => readForms(text, refusalReaders)).not.toThrow();
    }
  }
});

it('reads a refusal wherever it is cut', () => {
  const whole = "cp: cannot create regular file '/var/snap/foo/common/a b': Permission denied";
  for (let end = 0; end <= whole.length; end++) {
    const { found } = readForms(whole.slice(0, end), refusalReaders);
    expect(found).toHaveLength(end === whole.length ? 1 : 0);
  }
});
