import { expect, it } from 'vitest';
import { GatewayWatch } from './gateway-watch.ts';

const health = (isWell: boolean) => ({ isWell, shardsUp: 0, shards: 1, heartbeatAgeMs: null });

it('gives a connection up that was there and is gone for minutes, not one that comes back or has yet to be made', () => {
  let now = 0;
  const watch = new GatewayWatch(() => now);
  const at = (minutes: number, isWell: boolean): boolean => {
    now = minutes * 60_000;
    return watch.isLost(health(isWell));
  };
  expect(at(60, false)).toBe(false);
  expect(at(61, true)).toBe(false);
  expect(at(65, false)).toBe(false);
  expect(at(65.5, true)).toBe(false);
  expect(at(70, false)).toBe(false);
  expect(at(71, false)).toBe(true);
});
