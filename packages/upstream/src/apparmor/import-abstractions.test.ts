import type { PolicyFact } from '@whyblocked/dataset';
import { describe, expect, it } from 'vitest';
import { memoryTree } from '../source/memory-tree.fixture.ts';
import { importAbstractions } from './import-abstractions.ts';

const FILES = memoryTree({
  'profiles/apparmor.d/abstractions/garden': [
    'abi <abi/9.0>,',
    '# a comment, with a comma',
    'include <abstractions/shed>',
    '/garden/** r,',
    'include if exists <abstractions/garden.d>',
  ].join('\n'),
  'profiles/apparmor.d/abstractions/shed': 'owner /shed/* rw,\ninclude <abstractions/garden>\nnonsense here,\n',
  'profiles/apparmor.d/abstractions/far': '/far r,\n',
  'profiles/apparmor.d/tunables/all': 'include <tunables/all.d>\n@{ROOM}=/a/ /b/\n',
  'profiles/apparmor.d/tunables/all.d/local': '@{ROOM} += /c/\n',
});

function including(...paths: readonly string[]): readonly PolicyFact[] {
  return paths.map((path) => ({
    side: 'plug',
    stage: 'connected',
    backend: 'apparmor',
    kind: 'include',
    path,
    at: 'constant',
  }));
}

describe('importAbstractions', () => {
  it('has what facts include, and what that includes, each with its lines', () => {
    const { abstractions, missing } = importAbstractions(FILES, including('<abstractions/garden>', '<tunables/all>'));
    expect(missing).toEqual([]);
    expect(abstractions.map(({ kind, name, leftOut }) => [kind, name, leftOut])).toEqual([
      ['abstraction', 'garden', []],
      ['abstraction', 'shed', ['abstractions/shed: a rule of the text: "here" is no path']],
      ['abstraction', 'tunables/all', []],
      ['abstraction', 'tunables/all.d/local', []],
    ]);
    expect(abstractions[0]?.placed).toEqual([
      {
        fact: { backend: 'apparmor', kind: 'include', path: '<abstractions/shed>', at: 'abstractions/garden' },
        file: 'profiles/apparmor.d/abstractions/garden',
        line: 3,
        begins: 1,
      },
      {
        fact: { backend: 'apparmor', kind: 'file', path: '/garden/**', perms: 'r', at: 'abstractions/garden' },
        file: 'profiles/apparmor.d/abstractions/garden',
        line: 4,
        begins: 1,
      },
      {
        fact: {
          backend: 'apparmor',
          kind: 'include',
          path: '<abstractions/garden.d>',
          ifExists: true,
          at: 'abstractions/garden',
        },
        file: 'profiles/apparmor.d/abstractions/garden',
        line: 5,
        begins: 1,
      },
    ]);
    expect(abstractions.slice(2).flatMap(({ placed }) => placed.map(({ fact }) => [fact.kind, fact.values]))).toEqual([
      ['variable', ['/a/', '/b/']],
      ['include', undefined],
      ['variable', ['/c/']],
    ]);
  });

  it('says what is included and not there, and leaves paths of the host alone', () => {
    const facts = including('<abstractions/new>', '"/etc/local"', '<abstractions/far>');
    const { abstractions, missing } = importAbstractions(FILES, facts);
    expect(abstractions.map(({ name }) => name)).toEqual(['far']);
    expect(missing).toEqual(['abstractions/new, included by constant']);
  });
});
