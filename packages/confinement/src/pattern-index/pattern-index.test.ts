import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob } from '../glob/compile-glob.ts';
import { buildPatternIndex } from './build-pattern-index.ts';
import { openPatternIndex, type PatternIndex } from './open-pattern-index.ts';
import { StateCache } from './state-cache.ts';

const encoder = new TextEncoder();
const vars = {
  HOME: ['/home/*/', '/root/'],
  run: ['/run/', '/var/run/'],
  pid: ['{[1-9],[1-9][0-9],[1-9][0-9][0-9]}'],
  multiarch: ['*-linux-gnu*'],
};

function open(bytes: Uint8Array): PatternIndex {
  const index = openPatternIndex(bytes);
  if (!index.ok) throw new Error(index.error.code);
  return index.value;
}

function indexOf(...patterns: string[]): PatternIndex {
  return open(
    buildPatternIndex(
      patterns.map((pattern) => ({ pattern })),
      { vars },
    ),
  );
}

function find(index: PatternIndex, path: string): number[] {
  return [...index.lookup(encoder.encode(path))];
}

describe('the pattern index', () => {
  it('finds all patterns that match a path', () => {
    const index = indexOf('/a/*', '/a/b', '/{a,x}/b', '/a/**', '@{run}/utmp', '@{HOME}/.x', '/a/', '/[^x]/b');
    expect(find(index, '/a/b')).toEqual([0, 1, 2, 3, 7]);
    expect(find(index, '/a/b/c')).toEqual([3]);
    expect(find(index, '/a/')).toEqual([6]);
    expect(find(index, '/var/run/utmp')).toEqual([4]);
    expect(find(index, '/root/.x')).toEqual([5]);
    expect(find(index, '/nowhere')).toEqual([]);
    expect(find(index, '')).toEqual([]);
  });

  it('gives candidates where a value is known at run time only', () => {
    const index = indexOf('/snap/@{SNAP_NAME}/x', '/a/<<name>>/b', '/a/c/b', '/@{NOPE}', '/a/{@{SNAP_NAME},q}');
    expect([0, 1, 2, 3, 4].map((number) => index.isExact(number))).toEqual([false, false, true, false, false]);
    expect(find(index, '/snap/foo/x')).toEqual([0, 3]);
    expect(find(index, '/a/c/b')).toEqual([1, 2, 3, 4]);
    expect(find(index, '/a/d/b')).toEqual([1, 3, 4]);
  });

  it('lies anywhere: in the middle of other bytes, in shared memory', () => {
    const bytes = buildPatternIndex([{ pattern: '/a/*' }], { vars });
    const inside = new Uint8Array(bytes.length + 8);
    inside.set(bytes, 3);
    expect(find(open(inside.subarray(3, 3 + bytes.length)), '/a/b')).toEqual([0]);
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    expect(find(open(shared), '/a/b')).toEqual([0]);
  });

  it('is empty when no pattern was given', () => {
    expect(find(indexOf(), '/a')).toEqual([]);
  });

  it('refuses bytes that are no index', () => {
    expect(openPatternIndex(new Uint8Array(100)).ok).toBe(false);
    expect(openPatternIndex(new Uint8Array(0)).ok).toBe(false);
    const bytes = buildPatternIndex([{ pattern: '/a/*' }], { vars });
    expect(openPatternIndex(bytes.subarray(0, bytes.length - 4)).ok).toBe(false);
  });

  const segment = fc.constantFrom(
    ...[
      'a',
      'b',
      'ab',
      '*',
      '**',
      'a*',
      '*b',
      '?',
      '[ab]',
      '[^a]',
      '{a,b}',
      '{,a}',
      '{a,*}',
      '{,**}',
      '@{pid}',
      '@{multiarch}',
    ],
    ...['{a/,b/}*', 'a{b,{a,}}', '{,**}/a', '@{SNAP_NAME}', '<<hole>>', ''],
  );
  const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
  const path = fc
    .array(fc.constantFrom('a', 'b', 'ab', '1', '12', 'x-linux-gnu', 'bb', '', '\u00e9', 'a\n'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((segments) => `/${segments.join('/')}`);

  it('agrees with trying each pattern', () => {
    const real = { ...vars, SNAP_NAME: ['ab'] };
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 30 }), fc.array(path, { maxLength: 30 }), (patterns, paths) => {
        const index = indexOf(...patterns);
        for (const one of paths) {
          const bytes = encoder.encode(one);
          const found = new Set(index.lookup(bytes));
          for (const [number, text] of patterns.entries()) {
            const glob = compileGlob(text.replaceAll('<<hole>>', 'b'), { vars: real, kind: 'path' });
            if (!glob.ok) throw new Error(text);
            const matched = glob.value.matches(bytes);
            if (index.isExact(number)) expect([text, one, found.has(number)]).toEqual([text, one, matched]);
            else if (matched) expect([text, one, found.has(number)]).toEqual([text, one, true]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same answers when its cache overflows', () => {
    const patterns = Array.from({ length: 40 }, (_, number) => `/**${number}**`);
    const bytes = buildPatternIndex(
      patterns.map((one) => ({ pattern: one })),
      { vars },
    );
    const words = new Uint32Array(bytes.buffer);
    const small = new StateCache(words, { maxStates: 16, maxMembers: 400 });
    const large = open(bytes);
    for (let number = 0; number < 500; number++) {
      const asked = encoder.encode(`/${(number * 7919) % 10_007}x${number}`);
      expect([...small.lookup(asked)]).toEqual([...large.lookup(asked)]);
      expect(small.stateCount).toBeLessThanOrEqual(18);
    }
  });
});
