import type { BodyRoom } from './body-room.ts';

/** Up to here a body needs no room, so that large ones do not keep small ones waiting. */
export const SMALL_BYTES = 64 * 1024;

/** The room that one request takes while something of it is held whole. */
export class HeldRoom {
  readonly #room: BodyRoom;
  #leave: (() => void) | null = null;

  constructor(room: BodyRoom) {
    this.#room = room;
  }

  /** Makes sure of room for what is held by now, which will be `expectedBytes` at most; false when there is none. */
  async hold(heldBytes: number, expectedBytes: number): Promise<boolean> {
    if (heldBytes <= SMALL_BYTES || this.#leave) return true;
    this.#leave = await this.#room.enter(expectedBytes);
    return this.#leave !== null;
  }

  leave(): void {
    this.#leave?.();
    this.#leave = null;
  }
}
