import { describe, expect, it } from 'vitest';
import type { FileAccess } from '../access.ts';
import { parseRule } from '../rules/parse-rule.ts';
import { compileRule, isModelledAccess } from './compile-rule.ts';
import { type CompiledRule, grants } from './evaluator.ts';
import { FILE_BITS } from './file-bits.ts';

function compile(text: string): CompiledRule {
  const rule = parseRule(text);
  const compiled = rule.ok ? compileRule(rule.value, {}) : rule;
  if (!compiled.ok) throw new Error(compiled.error.message);
  return compiled.value;
}

const access: FileAccess = { kind: 'file', path: '/a/b', mask: 'wr', owner: true };

describe('compileRule', () => {
  it('answers many accesses with the bits of the rule', () => {
    const rule = compile('/a/* rw,');
    const { r, w, a, c, d } = FILE_BITS;
    expect(rule.answer(access)).toEqual({ allows: r | w | a | c | d, denies: 0, needs: [r | w] });
    expect(rule.answer({ ...access, path: '/b' })).toEqual({ allows: 0, denies: 0, needs: [r | w] });
    expect(rule.answer({ kind: 'capability', name: 'chown' })).toEqual({ allows: 0, denies: 0, needs: [] });
  });

  it('tells what the owner would get when the access does not say who asks', () => {
    const { owner: _, ...unknown } = access;
    const answer = compile('owner /a/b r,').answer({ ...unknown, mask: 'r' });
    expect(answer).toMatchObject({ allows: 0, ifOwner: { allows: FILE_BITS.r } });
  });

  it('unites what several rules grant', () => {
    const rules = [compile('/a/b r,'), compile('/a/** w,')];
    expect(grants(rules.map((rule) => rule.answer(access)))).toBe(true);
    expect(grants(rules.slice(1).map((rule) => rule.answer(access)))).toBe(false);
    expect(grants([...rules, compile('deny /a/* w,')].map((rule) => rule.answer(access)))).toBe(false);
    expect(grants([])).toBe(false);
  });

  it('has no meaning for rules that other files hold', () => {
    expect(compileRule({ kind: 'include', path: '<abstractions/base>' }, {})).toMatchObject({
      ok: false,
      error: { code: 'unsupported' },
    });
  });

  it('knows which accesses rules decide on', () => {
    expect(isModelledAccess(access)).toBe(true);
    expect(isModelledAccess({ kind: 'other', operation: 'x' })).toBe(false);
  });
});
