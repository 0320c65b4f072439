import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fixData } from '../fix/fix-data.ts';
import { lintData } from '../lint-data.ts';
import { createFromTemplate, TEMPLATES, type TemplateKind } from './create-from-template.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'whyblocked-data-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const ids: Record<TemplateKind, string> = {
  addon: 'acme/addons/thing',
  statement: 'core/dns/slug',
  cause: 'a-cause',
  issue: 'an-issue',
  noise: 'some-noise',
  judgement: 'a-judgement',
  case: 'a-case',
};

it.each(Object.keys(TEMPLATES) as TemplateKind[])(
  'begins a file of the kind %s, and says kindly what is missing',
  (kind) => {
    const created = createFromTemplate(data, kind, ids[kind]);
    if (!created.ok) throw new Error(created.error.code);
    const { file } = created.value;
    const problems = lintData(data).problems.filter((problem) => problem.file === file);
    expect(problems.length).toBeGreaterThan(3);
    for (const { message, line } of problems) {
      expect(message).toContain('is still to fill in; the comment above it says with what.');
      expect(line).toBeGreaterThan(1);
    }
    expect(fixData(data)).toEqual([]);
  },
);

it('writes over nothing', () => {
  createFromTemplate(data, 'case', 'x');
  const before = readFileSync(join(data, 'cases/x.yaml'), 'utf8');
  expect(createFromTemplate(data, 'case', 'x')).toEqual({ ok: false, error: { code: 'exists', file: 'cases/x.yaml' } });
  expect(readFileSync(join(data, 'cases/x.yaml'), 'utf8')).toBe(before);
});

it.each<[TemplateKind, string]>([
  ['statement', 'dns/slug'],
  ['statement', '../../x/y/z'],
  ['statement', 'core/dns/Slug'],
  ['addon', 'core/thing'],
  ['addon', 'a/../b'],
  ['case', '../x'],
  ['cause', ''],
  ['cause', 'x/y'],
  ['cause', 'x\u0000'],
])('takes no name that is none: %s %j', (kind, id) => {
  expect(createFromTemplate(data, kind, id)).toMatchObject({ ok: false, error: { code: 'no-id', id } });
});
