import type { Subject } from '@whyblocked/contract';
import { afterAll, expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { deviceVerdict } from './device-access.ts';
import { createEffectivePolicy } from './effective-policy.ts';

const knowledge = dataKnowledge();
afterAll(() => knowledge.close());
const subject: Subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' };

function verdict(path: string, plugs: readonly string[], base: string, release = '2.77') {
  const connections = plugs.map((name) => ({ interface: name, side: 'plug', plugAttributes: {} }) as const);
  const setting = { release, system: 'classic', base, connections } as const;
  return deviceVerdict(
    knowledge,
    setting,
    createEffectivePolicy(knowledge, setting),
    { path, resolved: true },
    subject,
  );
}

it('refuses a device that the profile permits and nothing tags, where the base asks for a cgroup', () => {
  const bcache = (base: string) => verdict('/dev/bcache0', ['microceph-support'], base);
  expect(bcache('core22')).toMatchObject({ code: 'permitted', cgroup: { code: 'no-cgroup' } });
  expect(bcache('core24')).toMatchObject({ code: 'refused-by-cgroup', cgroup: { cgroup: { code: 'base' } } });
});

it('loses a device on core22 as soon as another interface tags one that is there', () => {
  const alone = verdict('/dev/bcache0', ['microceph-support'], 'core22');
  expect(alone.code).toBe('permitted');
  // joystick tags /dev/full, which is always there: the cgroup exists from then on.
  expect(verdict('/dev/bcache0', ['microceph-support', 'joystick'], 'core22')).toMatchObject({
    code: 'refused-by-cgroup',
    profile: { code: 'permitted' },
    cgroup: { cgroup: { code: 'tagged-device' } },
  });
});

it('has no cgroup where an interface manages it, and none that the base asks for before 2.62', () => {
  const plugs = ['microceph-support', 'docker-support'];
  expect(verdict('/dev/bcache0', plugs, 'core24')).toMatchObject({
    code: 'permitted',
    cgroup: { code: 'no-cgroup', cgroup: { code: 'self-managed' } },
  });
  expect(verdict('/dev/video0', ['camera'], 'core24').code).toBe('permitted');
  expect(verdict('/dev/video0', [], 'core24').code).toBe('refused-by-profile');
});
