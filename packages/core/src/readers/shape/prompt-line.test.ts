import { describe, expect, it } from 'vitest';
import { isPromptLine } from './prompt-line.ts';
import { typedCommand } from './typed-command.ts';

describe('isPromptLine', () => {
  it('knows prompts with and without a command', () => {
    for (const text of [
      '$ ls',
      '$',
      'ada@node-1:~$ ',
      'root@node-1:~# snap list',
      '[root@node-1 ~]#',
      'ada@node-1 ~ %',
    ])
      expect([text, isPromptLine(text)]).toEqual([text, true]);
  });
  it('knows no prompt in what commands print', () => {
    for (const text of [
      '',
      '   /usr/bin/man',
      'ada@example.org',
      '100%',
      'core/dns: enabled',
      'cost: 5$',
      '[   1.2] x #',
    ])
      expect([text, isPromptLine(text)]).toEqual([text, false]);
  });
});

describe('typedCommand', () => {
  it('leaves sudo out', () => {
    expect(typedCommand('ada@node-1:~$ sudo  snap list ')).toBe('snap list');
    expect(typedCommand('# snap list')).toBe('snap list');
    expect(typedCommand('sudo snap list')).toBeUndefined();
  });
});
