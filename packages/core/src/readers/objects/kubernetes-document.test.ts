import { describe, expect, it } from 'vitest';
import type { Trouble } from '../../evidence/trouble.ts';
import { readForms } from '../read-forms.fixture.ts';
import { kubernetesDocument } from './kubernetes-document.ts';

const read = (text: string) => readForms(text, [kubernetesDocument]);
const troublesIn = (text: string): readonly Trouble[] =>
  read(text).found.flatMap(({ statement }) => (statement.kind === 'trouble' ? [statement] : []));

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop' },
  status: {
    containerStatuses: [
      { name: 'api', state: { waiting: { reason: 'CrashLoopBackOff', message: `back-off ${name}` } } },
    ],
  },
});
const list = { apiVersion: 'v1', items: [pod('a'), pod('b')], kind: 'List' };

describe('kubernetesDocument', () => {
  it('reads JSON whatever became of its indentation', () => {
    const printed = JSON.stringify(list, null, 4);
    for (const text of [printed, printed.replaceAll(/^ +/gm, ''), JSON.stringify(list)])
      expect(troublesIn(text).map(({ object }) => object)).toEqual([
        { kind: 'Pod', name: 'a', namespace: 'shop', container: 'api' },
        { kind: 'Pod', name: 'b', namespace: 'shop', container: 'api' },
      ]);
  });

  it('stands on the lines that say it', () => {
    const { found } = read(JSON.stringify(list, null, 4));
    const lines = JSON.stringify(list, null, 4).split('\n');
    for (const { line, statement } of found)
      if (statement.kind === 'trouble') expect(lines[line - 1]).toContain(statement.message);
  });

  it('leaves lines of a log alone that are JSON and follow a document', () => {
    const log = '{"level":"error","msg":"pods is forbidden"}';
    expect(read(`${JSON.stringify(pod('a'))}\n${log}\n${log}`).recognised).toBe(1);
  });

  it('reads the items before the one that is cut, and what is left of that', () => {
    const printed = JSON.stringify(list, null, 4);
    const cut = printed.slice(0, printed.lastIndexOf('back-off b') + 'back-off b'.length);
    expect(troublesIn(cut).map(({ object }) => object?.name)).toEqual(['a', 'b']);
  });

  it('says nothing of what is fine', () => {
    const fine =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nstatus:\n  phase: Running\n  conditions:\n  - type: Ready\n    status: "True"';
    expect(troublesIn(fine)).toEqual([]);
  });

  it('makes no object of keys that are no object', () => {
    const text =
      '{"apiVersion":"v1","kind":"Pod","metadata":[],"spec":"x","status":{"containerStatuses":{"a":1},"conditions":[null,7]}}';
    expect(read(text).found).toEqual([]);
  });
});
