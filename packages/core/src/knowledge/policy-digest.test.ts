import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportPolicy } from './export-policy.ts';
import { filter, knowledgeOf, MANUAL, policy, rule } from './knowledge.fixture.ts';
import { digestOfLines } from './policy-digest.ts';

describe('digestOfLines', () => {
  it('is what `LC_ALL=C sort | sha256sum` gives, whatever the order', () => {
    const sha256 = createHash('sha256').update('B\na\nz\né\n\u{10000}\n', 'utf8').digest('hex');
    const expected = { rules: 5, digest: `sha256:${sha256}` };
    expect(digestOfLines(['z', 'é', 'B', '\u{10000}', 'a'])).toEqual(expected);
    expect(digestOfLines(['a', 'B', '\u{10000}', 'z', 'é'])).toEqual(expected);
  });

  it('sorts by bytes, not by UTF-16', () => {
    const sha256 = createHash('sha256').update('\uff00\n\u{10000}\n', 'utf8').digest('hex');
    expect(digestOfLines(['\u{10000}', '\uff00']).digest).toBe(`sha256:${sha256}`);
  });
});

describe('the digests that a knowledge file holds', () => {
  const knowledge = knowledgeOf([
    policy('a', MANUAL, [
      rule('/x r,'),
      rule('/y r,', { since: '2.70' }),
      rule('/z r,', { until: '2.70' }),
      rule('/c r,', { conditions: [{ fact: 'system', op: 'eq', value: 'core' }] }),
    ]),
    policy('b', MANUAL, [filter('bind'), rule('/sub r,', { profile: 'helper' })]),
    { ...policy('default', MANUAL, [rule('/template r,')]), kind: 'template' },
  ]);

  it('are those of what is exported, for each release and system', () => {
    const digests = new Set<string>();
    for (const release of ['2.60', '2.70']) {
      for (const system of ['classic', 'core'] as const) {
        const lines = [...exportPolicy(knowledge, { release, system })].map((line) => JSON.stringify(line));
        const digest = knowledge.policyDigest(release, system);
        expect(digest).toEqual(digestOfLines(lines));
        digests.add(digest?.digest ?? '');
      }
    }
    expect(digests.size).toBe(4);
    expect(knowledge.policyDigest('2.60', 'classic')?.rules).toBe(6);
  });

  it('are there for known releases only', () => {
    expect(knowledge.policyDigest('1.0', 'classic')).toBeNull();
  });
});
