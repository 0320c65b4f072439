import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lintData } from './lint-data.ts';
import { factKey } from './policy/fact-key.ts';
import { formatPolicyFile } from './policy/format-policy-file.ts';
import type { PolicyFact } from './policy/policy-fact.ts';

let data = '';
const fact: PolicyFact = {
  side: 'plug',
  stage: 'connected',
  backend: 'apparmor',
  kind: 'file',
  path: '/x',
  perms: 'r',
  at: 'constant',
};
const example = { kind: 'interface', name: 'example' } as const;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'whyblocked-data-'));
  mkdirSync(join(data, 'policy/interfaces'), { recursive: true });
  mkdirSync(join(data, 'policy/releases'));
  write('policy/interfaces/example.yaml', formatPolicyFile({ ...example, facts: [fact] }));
  write(
    'policy/releases/2.70.json',
    JSON.stringify({ release: '2.70', places: { constant: { file: 'a.go', line: 3, lines: { [factKey(fact)]: 5 } } } }),
  );
});

afterEach(() => rmSync(data, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(join(data, file), text);
}

function messages(): string[] {
  return lintData(data).problems.map(({ file, message }) => `${file}: ${message}`);
}

it('finds nothing wrong with a database that fits together', () => {
  expect(lintData(data)).toEqual({ files: 2, problems: [] });
});

it('finds nothing wrong with our own', () => {
  expect(lintData(fileURLToPath(new URL('../../../data', import.meta.url))).problems).toEqual([]);
});

it('wants each file named after its interface', () => {
  write('policy/interfaces/other.yaml', formatPolicyFile({ ...example, facts: [fact] }));
  expect(messages()).toEqual([
    'policy/interfaces/other.yaml: The file is named otherwise than its interface "example".',
  ]);
});

it('wants a place for each fact', () => {
  write('policy/interfaces/example.yaml', formatPolicyFile({ ...example, facts: [fact, { ...fact, path: '/y' }] }));
  expect(messages()).toMatchObject([expect.stringContaining('has no line in policy/releases/2.70.json')]);
});

it('wants generated files as they are generated', () => {
  const text = formatPolicyFile({ ...example, facts: [fact] });
  write('policy/interfaces/example.yaml', `${text}${text.split('\n').find((line) => line.startsWith('- {'))}\n`);
  expect(messages()).toMatchObject([expect.stringContaining('not in order')]);
});

it('wants at least one release, and reads each as JSON of its shape', () => {
  write('policy/releases/2.70.json', '{');
  expect(messages()).toMatchObject([
    expect.stringContaining('Not JSON'),
    expect.stringContaining('No release is imported'),
  ]);
  write('policy/releases/2.70.json', '{"release": 3}');
  expect(messages()[0]).toContain('Invalid input');
});
