import type { TroubledObject } from '../../../evidence/trouble.ts';

/** An event as one of the forms tells it. */
export interface ClusterEvent {
  /** Absent where only the reason was pasted. */
  readonly type?: string;
  readonly reason: string;
  /** On one line. */
  readonly message: string;
  readonly object?: TroubledObject;
  /** The container of the object that it is of. */
  readonly container?: string;
  readonly from?: string;
  readonly node?: string;
  readonly count: number;
  /** Ages or times, as written. */
  readonly first?: string;
  readonly last?: string;
}
