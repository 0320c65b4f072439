import { expect, it } from 'vitest';
import type { Trouble } from '../evidence/trouble.ts';
import { followingTroubles, stageOf } from './pod-stage.ts';

function event(reason: string, pod?: string): Trouble {
  return {
    kind: 'trouble',
    source: 'event',
    reason,
    message: reason,
    layers: [reason],
    ...(pod !== undefined && { object: { kind: 'Pod', name: pod } }),
    count: 1,
    severity: 'warning',
  };
}

it('puts a stage that the pod is past behind the one it is at', () => {
  const scheduling = event('FailedScheduling');
  const sandbox = event('FailedCreatePodSandBox');
  expect([...followingTroubles([scheduling, sandbox])]).toEqual([[scheduling, 'past']]);
  expect([...followingTroubles([sandbox, scheduling])]).toEqual([]);
});

it('tells pods apart', () => {
  expect(followingTroubles([event('FailedMount', 'a'), event('Failed', 'b')]).size).toBe(0);
  expect(followingTroubles([event('FailedMount', 'a'), event('Failed', 'a')]).size).toBe(1);
});

it('takes a failing probe for what follows', () => {
  const probe = event('Unhealthy');
  expect([...followingTroubles([probe])]).toEqual([[probe, 'follows']]);
});

it('knows the stages of events and of states alike', () => {
  const ways = [
    'FailedScheduling',
    'FailedMount',
    'FailedCreatePodSandBox',
    'ErrImagePull',
    'OOMKilled',
    'CrashLoopBackOff',
  ];
  expect(ways.map(stageOf)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(stageOf('Init:Error')).toBe(stageOf('Error'));
  expect(stageOf('Running')).toBe(stageOf(undefined));
});
