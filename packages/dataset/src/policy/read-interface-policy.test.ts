import { describe, expect, it } from 'vitest';
import { factKey } from './fact-key.ts';
import { formatInterfacePolicy } from './format-interface-policy.ts';
import type { InterfacePolicy } from './interface-policy.ts';
import { readInterfacePolicy } from './read-interface-policy.ts';

const policy: InterfacePolicy = {
  header: {
    interface: 'example',
    complete: false,
    'left-out': ['exampleInterface.AppArmorConnectedPlug: for statement at line 12'],
    implicit: { classic: true, core: 'run-time' },
    declaration: { slot: { 'deny-auto-connection': 'true', 'allow-installation': { 'slot-snap-type': ['core'] } } },
  },
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
      at: 'method',
    },
  ],
};

describe('an interface file', () => {
  it('reads as it was written, one fact a line, in order', () => {
    const text = formatInterfacePolicy(policy);
    const read = readInterfacePolicy(text, 'example.yaml');
    expect(read.problems).toEqual([]);
    expect(read.policy?.header).toEqual(policy.header);
    expect(read.policy?.facts).toHaveLength(3);
    expect(read.policy?.facts).toEqual(expect.arrayContaining([...policy.facts]));
    expect(formatInterfacePolicy(read.policy ?? policy)).toBe(text);
  });

  it('says that it is generated, and holds a fact only once', () => {
    const text = formatInterfacePolicy({ ...policy, facts: [...policy.facts, ...policy.facts] });
    expect(text).toMatch(/^# Generated/);
    expect(text.match(/^- \{/gm)).toHaveLength(3);
  });

  it('tells what is wrong with a line and keeps the others', () => {
    const lines = formatInterfacePolicy(policy).split('\n');
    const at = lines.findIndex((line) => line.startsWith('- {'));
    lines.splice(at, 0, '- {"side":"plug"}', '- {"side":', 'something else');
    const { policy: read, problems } = readInterfacePolicy(lines.join('\n'), 'policy/interfaces/example.yaml');
    expect(read?.facts).toHaveLength(3);
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      ['policy/interfaces/example.yaml', at + 1],
      ['policy/interfaces/example.yaml', at + 2],
      ['policy/interfaces/example.yaml', at + 3],
    ]);
  });

  it.each([
    ['', 'no "facts:"'],
    ['interface: [\nfacts:\n', 'not YAML'],
    ['interface: Example\ncomplete: true\nfacts:\n', 'Invalid'],
  ])('tells what is wrong with the part before the facts: %j', (text, message) => {
    const { policy: read, problems } = readInterfacePolicy(text, 'x.yaml');
    expect(read).toBeUndefined();
    expect(problems[0]?.message).toContain(message);
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
