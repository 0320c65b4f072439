import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandVariables } from './expand-variables.ts';
import { parseExpression } from './parse-expression.ts';
import { squeezeSlashes } from './squeeze-slashes.ts';
import { translatePattern } from './translate-pattern.ts';
import { unescapeWord } from './unescape-word.ts';

const PARSER = 'apparmor_parser';
const version = spawnSync(PARSER, ['--version'], { encoding: 'utf8' }).stdout ?? '';
const usable = version.includes('version 3.0.8');
const required = process.env.REQUIRE_ALL === '1';

const vars = { X: ['/x/'], Y: ['/y/', 'z'], Z: ['@{Y}/q', '*', 'r/'] };
const declarations = '@{X}=/x/\n@{Y}=/y/ z\n@{Z}=@{Y}/q * r/\n';

/** What this package makes of a pattern, or undefined when it refuses it. */
function ours(pattern: string): string | undefined {
  const word = unescapeWord(`"${pattern}"`);
  const expanded = word.ok ? expandVariables(word.value, vars) : word;
  const translated = expanded.ok ? translatePattern(squeezeSlashes(expanded.value), { matchNul: false }) : expanded;
  return translated.ok && parseExpression(translated.value).ok ? translated.value : undefined;
}

describe.skipIf(!usable && !required)('translatePattern against apparmor_parser 3.0.8', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pattern-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** The compiler dumps each translated rule as "aare: PATTERN   ->   EXPRESSION". */
  function theirs(pattern: string): string | undefined {
    const file = join(folder, 'profile');
    writeFileSync(file, `${declarations}profile t {\n "${pattern}" r,\n}\n`, 'latin1');
    const run = spawnSync(PARSER, ['-QTK', '-D', 'rule-exprs', file], { encoding: 'latin1' });
    if (run.status !== 0) return undefined;
    const found = /aare: \/.*? {3}-> {3}(\/.*)/.exec(run.stdout + run.stderr);
    // Within a class the compiler may keep a backslash before a comma; both mean the comma.
    return found?.[1]?.replaceAll('\\,', ',');
  }

  it('is what the tests were made for', () => {
    expect(version).toContain('version 3.0.8');
  });

  const piece = fc.constantFrom(
    ...['/', '/', 'a', 'b', '*', '**', '?', '[', '[^', ']', '{', '}', ',', '-', '^', '.', '+', '$', '|', '(a)', '@'],
    ...['\\*', '\\,', '\\[', '\\{', '\\}', '\\]', '\\-', '\\^', '\\\\', '\\x41', '\\x2f', '\\052', '\\040', '\\#'],
    ...['@{X}', '@{Y}', '@{Z}', '{a,b}', '{,*}', '{,**}', '[a-c]', '[^/]', '//'],
  );

  it('agrees on every pattern, refusals included', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const pattern = `/${pieces.join('')}`;
        expect([pattern, ours(pattern)?.replaceAll('\\,', ',')]).toEqual([pattern, theirs(pattern)]);
      }),
      { numRuns: 300, seed: 7 },
    );
  }, 60_000);
});
