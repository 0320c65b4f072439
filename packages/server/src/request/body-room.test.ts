import { expect, it } from 'vitest';
import { BodyRoom } from './body-room.ts';

/** Lets promises that are already settled be heard. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

it('lets in as many as fit, the others in the order they came, and turns away whom it cannot let wait', async () => {
  const room = new BodyRoom({ capacityBytes: 100, waitingLimit: 2 });
  const inside: string[] = [];
  const enter = async (name: string, bytes: number) => {
    const leave = await room.enter(bytes);
    if (leave) inside.push(name);
    return leave;
  };
  const first = await enter('first', 60);
  const second = enter('second', 70);
  // It would fit, but it came later.
  const third = enter('third', 10);
  expect(await enter('fourth', 1)).toBeNull();
  await settle();
  expect(inside).toEqual(['first']);
  first?.();
  await settle();
  expect(inside).toEqual(['first', 'second', 'third']);
  (await second)?.();
  (await third)?.();
  expect(await enter('fifth', 100)).not.toBeNull();
});

it('lets in one that is larger than the room, alone', async () => {
  const room = new BodyRoom({ capacityBytes: 100, waitingLimit: 0 });
  const leave = await room.enter(1_000);
  expect(await room.enter(1)).toBeNull();
  leave?.();
  expect(await room.enter(1)).not.toBeNull();
});
