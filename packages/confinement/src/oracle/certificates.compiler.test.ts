import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '../access.ts';
import { compareCertificates } from './compare-certificates.fixture.ts';
import type { Question } from './compare-policies.fixture.ts';
import { KNOWN_DIFFERENCES } from './known-differences.fixture.ts';
import { RULE_SAMPLES, SAMPLE_VARIABLES } from './rule-samples.fixture.ts';
import { isCompilerWanted, startCompiler } from './started-compiler.fixture.ts';

const POLICIES = 100;
/** Fewer would mean that the samples hardly meet. */
const LEAST_HELD = 8;

const file = (path: string, mask: string, owner = false): Access => ({ kind: 'file', path, mask, owner });

/** Rules as only certificates have them: with holes, and with permissions in the order of their letters. */
const CANONICAL: readonly Question[] = [
  {
    rules: ['/sys/class/leds/<<led>>/brightness rw,', 'deny /sys/class/leds/<<led>>/brightness w,'],
    accesses: [file('/sys/class/leds/x/brightness', 'r'), file('/sys/class/leds/x/brightness', 'w')],
  },
  {
    rules: ['owner @{HOME}/thing/<<plug.attr.name>>/** r,'],
    accesses: [file('/root/thing/a/b', 'r', true), file('/root/thing/a/b', 'r'), file('/root/thing/a', 'r', true)],
  },
  {
    rules: ['/usr/bin/* irx', 'deny /usr/bin/env x'],
    accesses: [
      file('/usr/bin/id', 'x'),
      file('/usr/bin/id', 'm'),
      file('/usr/bin/env', 'x'),
      file('/usr/bin/a/b', 'r'),
    ],
  },
  {
    rules: ['signal (send) set=(term) peer="snap.<<plug-snap>>.*",'],
    accesses: [
      { kind: 'signal', mask: 'send', signal: 'term', peer: 'snap.a.b' },
      { kind: 'signal', mask: 'send', signal: 'kill', peer: 'snap.a.b' },
    ],
  },
  {
    rules: ['mount fstype=<<type>> options=(ro) <<what>> -> /media/x/,'],
    accesses: [
      { kind: 'mount', operation: 'mount', source: '/dev/x', target: '/media/x/', fstype: 'ext4', flags: 'ro' },
      { kind: 'mount', operation: 'mount', source: '/dev/x', target: '/media/y/', fstype: 'ext4', flags: 'ro' },
    ],
  },
  {
    rules: ['dbus (send) bus=session interface=org.<<name>>.B peer=(label="<<slot-label>>"),'],
    accesses: ['org.a.B', 'net.a.B'].map((name) => ({
      kind: 'dbus',
      bus: 'session',
      mask: 'send',
      path: '/x',
      interface: name,
      member: 'Get',
      name: 'org.a',
      peerLabel: 'unconfined',
    })),
  },
];

describe.skipIf(!isCompilerWanted)('verifyCertificate against apparmor_parser 3.0.8', () => {
  let compiler: ReturnType<typeof startCompiler>;
  beforeAll(() => {
    compiler = startCompiler();
  });
  afterAll(() => {
    compiler.stop();
  });

  it.each(Object.entries(RULE_SAMPLES))(
    'decides every claim as the compiled rules do: %s',
    (_, sample) => {
      const questions = fc.sample(sample, { numRuns: POLICIES, seed: 23 });
      const { held, refuted, disagreements } = compareCertificates(compiler.compile, questions, SAMPLE_VARIABLES);
      expect(disagreements.filter((one) => !KNOWN_DIFFERENCES.some(({ holds }) => holds(one)))).toEqual([]);
      expect(held.permits).toBeGreaterThan(LEAST_HELD);
      expect(held['no-interface']).toBeGreaterThan(LEAST_HELD);
      expect(refuted).toBeGreaterThan(LEAST_HELD);
    },
    60_000,
  );

  it('decides rules in their canonical form', () => {
    const { held, refuted, disagreements } = compareCertificates(compiler.compile, CANONICAL, { HOME: ['/root/'] });
    expect(disagreements).toEqual([]);
    expect(held).toEqual({ permits: 6, denied: 2, 'no-interface': 9 });
    expect(refuted).toBe(28);
  });
});
