import { describe, expect, it } from 'vitest';
import { Architecture, architectureOf } from './architecture.ts';

describe('the architecture that a text names', () => {
  it('is itself by its own name', () => {
    for (const name of Architecture.options) expect(architectureOf(name)).toBe(name);
  });

  it.each([
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
    ['ppc64el', 'ppc64le'],
    ['armv7l', 'armhf'],
  ])('is known by what other programs call it: %s', (text, name) => {
    expect(architectureOf(text)).toBe(name);
  });

  it.each(['', 'AMD64', 'constructor', '__proto__', 'vax'])('is not guessed: %j', (text) => {
    expect(architectureOf(text)).toBeUndefined();
  });
});
