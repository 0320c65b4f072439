import { describe, expect, it } from 'vitest';
import { parsePolicyFile } from './parse-policy-file.ts';
import { parseProfile } from './parse-profile.ts';
import { printRule } from './print-rule.ts';

describe('parsePolicyFile', () => {
  it('reads variables, feature sets, heads of profiles and their rules', () => {
    const text = [
      'abi <abi/9.1>,',
      'include <tunables/made-up>',
      '@{ROOM}=/room/ "/a room/" # where',
      '@{ROOM} += @{DOOR}/in',
      'profile "house" /bin/house flags=(attach_disconnected, complain) {',
      '  @{ROOM} r,',
      '  profile cellar flags = (unconfined) {',
      '    /wine r,',
      '  }',
      '}',
      '/bin/garden (mediate_deleted) {',
      '  /tree w,',
      '}',
    ].join('\n');
    const { errors, rules, variables, heads } = parsePolicyFile(text);
    expect(errors).toEqual([]);
    expect(rules.map(({ rule, line, profile }) => `${line} ${profile ?? '-'} ${printRule(rule)}`)).toEqual([
      '2 - include <tunables/made-up>',
      '6 house @{ROOM} r',
      '8 house//cellar /wine r',
      '12 /bin/garden /tree w',
    ]);
    expect(variables).toEqual([
      { name: 'ROOM', values: ['/room/', '/a room/'], line: 3 },
      { name: 'ROOM', values: ['@{DOOR}/in'], added: true, line: 4 },
    ]);
    expect(heads).toEqual([
      { name: 'house', flags: ['attach_disconnected', 'complain'], line: 5 },
      { name: 'house//cellar', flags: ['unconfined'], line: 7 },
      { name: '/bin/garden', flags: ['mediate_deleted'], line: 11 },
    ]);
  });

  it.each([
    ['@{ROOM}=\n/a r,', '@{ROOM}='],
    ['\u0024{ROOM}=true\n/a r,', '\u0024{ROOM}=true'],
    ['abi here,\n/a r,', 'abi here'],
    ['profile a { @{ROOM}=/b\n }\n/a r,', '@{ROOM}=/b'],
    ['alias /x -> /y,\n/a r,', 'alias /x -> /y'],
  ])('says what it does not read: %j', (text, error) => {
    const { errors, rules, variables } = parsePolicyFile(text);
    expect(errors.map((one) => one.text)).toEqual([error]);
    expect(rules.map(({ rule }) => printRule(rule))).toEqual(['/a r']);
    expect(variables).toEqual([]);
  });

  it('leaves a snippet of rules as strict as it was', () => {
    expect(parseProfile('abi <abi/9.1>,\n@{ROOM}=/room/\n').errors).toHaveLength(2);
  });
});
