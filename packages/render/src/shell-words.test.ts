import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWords } from './shell-words.ts';

it('quotes only what needs it', () => {
  expect(shellWords(['sudo', 'snap', 'connect', 'thing:camera'])).toBe('sudo snap connect thing:camera');
  expect(shellWords(['echo', "it's $HOME", ''])).toBe("echo 'it'\\''s $HOME' ''");
});

it('is read by a POSIX shell as the same words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'a b\'"$`\\;|&*?~#(){}<>\n!'.split('')), maxLength: 8 });
  const lists = fc.sample(fc.array(word, { minLength: 1, maxLength: 4 }), { numRuns: 60, seed: 11 });
  const script = lists.map((words) => `printf '%s\\0' ${shellWords(words)}`).join('\n');
  const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  expect(read.split('\0').slice(0, -1)).toEqual(lists.flat());
});
