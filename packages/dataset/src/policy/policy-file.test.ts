import { describe, expect, it } from 'vitest';
import { factKey } from './fact-key.ts';
import { formatPolicyFile } from './format-policy-file.ts';
import { type PolicyFile, policyFilePath } from './policy-file.ts';
import { readPolicyFile } from './read-policy-file.ts';

const policy: PolicyFile = {
  kind: 'interface',
  name: 'example',
  facts: [
    { side: 'plug', stage: 'connected', backend: 'apparmor', kind: 'file', path: '/x', perms: 'r', at: 'constant' },
    { side: 'plug', stage: 'connected', backend: 'apparmor', kind: 'capability', names: ['chown'], at: 'constant' },
    {
      side: 'plug',
      stage: 'connected',
      backend: 'seccomp',
      kind: 'seccomp',
      syscall: 'bind',
      when: [{ fact: 'system', op: 'eq', value: 'core' }],
      since: '2.60',
      until: '2.70',
      at: 'method',
    },
    {
      side: 'slot',
      stage: 'permanent',
      backend: 'declaration',
      kind: 'declaration',
      rules: { 'deny-auto-connection': 'true', 'allow-installation': { 'slot-snap-type': ['core'] } },
      at: 'declaration',
    },
  ],
};

describe('a policy file', () => {
  it('reads as it was written, one fact a line, in order', () => {
    const text = formatPolicyFile(policy);
    const read = readPolicyFile(text, 'example.yaml');
    expect(read.problems).toEqual([]);
    expect(read.policy).toMatchObject({ kind: 'interface', name: 'example' });
    expect(read.policy?.facts).toHaveLength(4);
    expect(read.policy?.facts).toEqual(expect.arrayContaining([...policy.facts]));
    expect(formatPolicyFile(read.policy ?? policy)).toBe(text);
  });

  it('says that it is generated, and holds a fact only once', () => {
    const text = formatPolicyFile({ ...policy, facts: [...policy.facts, ...policy.facts] });
    expect(text).toMatch(/^# Generated/);
    expect(text.match(/^- \{/gm)).toHaveLength(4);
  });

  it('tells what is wrong with a line and keeps the others', () => {
    const lines = formatPolicyFile(policy).split('\n');
    const at = lines.findIndex((line) => line.startsWith('- {'));
    lines.splice(at, 0, '- {"side":"plug"}', '- {"side":', 'something else');
    const { policy: read, problems } = readPolicyFile(lines.join('\n'), 'policy/interfaces/example.yaml');
    expect(read?.facts).toHaveLength(4);
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      ['policy/interfaces/example.yaml', at + 1],
      ['policy/interfaces/example.yaml', at + 2],
      ['policy/interfaces/example.yaml', at + 3],
    ]);
  });

  it.each([
    ['', 'no "facts:"'],
    ['facts:\n', '"interface: NAME"'],
    ['interface: ../x\nfacts:\n', '"template: NAME"'],
    ['interface: x\ntemplate: y\nfacts:\n', 'one line'],
    ['something: x\nfacts:\n', '"abstraction: NAME"'],
  ])('tells what is wrong with the part before the facts: %j', (text, message) => {
    const { policy: read, problems } = readPolicyFile(text, 'x.yaml');
    expect(read).toBeUndefined();
    expect(problems[0]?.message).toContain(message);
  });

  it('stands where its kind and name say', () => {
    expect(policyFilePath({ kind: 'abstraction', name: 'dbus-strict' })).toBe('policy/abstractions/dbus-strict.yaml');
  });
});

describe('factKey', () => {
  it('names the rule, wherever and whenever it holds', () => {
    const [fact] = policy.facts;
    if (!fact) throw new Error('no fact');
    expect(factKey(fact)).toMatch(/^[0-9a-f]{8}$/);
    expect(factKey({ ...fact, side: 'slot', since: '2.70', at: 'other' })).toBe(factKey(fact));
    expect(factKey({ ...fact, perms: 'rw' })).not.toBe(factKey(fact));
    expect(factKey({ ...fact, profile: 'helper' })).not.toBe(factKey(fact));
  });
});
