import { expect, it } from 'vitest';
import { GatewayState } from './gateway-state.ts';

it('is well while all shards are up and their heartbeats are answered', () => {
  let now = 0;
  const beats = new Map<number, number>();
  const state = new GatewayState(() => now);
  const health = () => state.health((shardId) => beats.get(shardId) ?? -1);
  expect(health()).toEqual({ isWell: false, shardsUp: 0, shards: 0, heartbeatAgeMs: null });
  state.expect(2);
  state.up(0);
  expect(health()).toMatchObject({ isWell: false, shardsUp: 1, shards: 2 });
  state.up(1);
  expect(health()).toMatchObject({ isWell: true, shardsUp: 2 });
  now = 90_000;
  beats.set(0, 90_000);
  expect(health()).toMatchObject({ isWell: true, heartbeatAgeMs: 90_000 });
  now = 100_000;
  expect(health()).toMatchObject({ isWell: false, heartbeatAgeMs: 100_000 });
  beats.set(1, 99_000);
  expect(health()).toMatchObject({ isWell: true, heartbeatAgeMs: 10_000 });
  state.down(0);
  expect(health()).toMatchObject({ isWell: false, shardsUp: 1 });
});
