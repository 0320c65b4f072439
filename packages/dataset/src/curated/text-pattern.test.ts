import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsGrammar } from './capture.ts';
import { matchText, parseTextPattern } from './text-pattern.ts';

function match(pattern: string, text: string) {
  const parsed = parseTextPattern(pattern);
  if (!parsed.ok) throw new Error(parsed.error);
  return matchText(parsed.value, text)?.captures ?? null;
}

describe('patterns of text', () => {
  it.each([
    [
      "couldn't find key {{key}} in Secret {{namespace}}/{{secret}}",
      "Error: couldn't find key pw in Secret web/db",
      { key: 'pw', namespace: 'web', secret: 'db' },
    ],
    ['had untolerated taint {{{taint}}: ', '1 node(s) had untolerated taint {a.b/c: }.', { taint: 'a.b/c' }],
    ['exec {{*}} failed: {{error...}}', 'x exec "a b" failed: no such file', { error: 'no such file' }],
    ['{{snap}} is not installed', 'error: microk8s is not installed', { snap: 'microk8s' }],
    ['pull access denied for {{image}}', 'pull access denied for a/b, repository', { image: 'a/b' }],
    ['plain text here', 'so plain text here', {}],
  ])('%s', (pattern, text, captures) => {
    expect(match(pattern, text)).toEqual(captures);
  });

  it.each([
    ['needs all of it: {{key}} here', 'needs all of it: x there'],
    ['first thing {{*}} second thing', 'second thing then first thing'],
    ['Case counts', 'case counts'],
  ])('does not find %s in %s', (pattern, text) => {
    expect(match(pattern, text)).toBeNull();
  });

  it('passes over what a hole cannot be: another sentence stands so far away', () => {
    expect(match('opened {{path}} closed', `opened ${'x'.repeat(2000)} closed`)).toBeNull();
  });

  it.each([
    ['{{nosuchhole}} is refused', 'no hole that is known'],
    ['a {{key}}', '7 characters'],
    ['something {{key}}{{path}} is', 'nothing stands before'],
    ['something {{key...}} is', 'only stand at the end'],
  ])('says what is wrong with %s', (pattern, error) => {
    expect(parseTextPattern(pattern)).toMatchObject({ ok: false, error: expect.stringContaining(error) });
  });

  it('never throws, and what it captures stands in the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('{{key}}', '{{*}}', '{{path...}}', '{{', '}}', 'long enough', ' '),
      fc.string({ maxLength: 6 }),
    );
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (pattern, said) => {
        const parsed = parseTextPattern(pattern);
        if (!parsed.ok) return;
        for (const value of Object.values(matchText(parsed.value, said)?.captures ?? {})) expect(said).toContain(value);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what may stand in a command', () => {
  it.each([
    ['pod', 'web-0', true],
    ['pod', '-o=yaml', false],
    ['pod', 'a b', false],
    ['path', '/var/lib/a b', true],
    ['path', '/a\u001b[31m', false],
    ['image', 'ghcr.io/a/b:1@sha256:0a', true],
    ['taint', 'node.kubernetes.io/not-ready', true],
    ['message', 'anything', false],
  ] as const)('%s %s', (name, value, fits) => {
    expect(fitsGrammar(name, value)).toBe(fits);
  });
});
