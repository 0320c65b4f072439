import type { Trouble, TroubledObject } from '../../evidence/trouble.ts';
import { layersOf } from '../errors/layers-of.ts';

/** A state of a container, as a description or a document tells it. */
export interface ContainerState {
  readonly state: 'waiting' | 'terminated';
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
  readonly first?: string;
  readonly last?: string;
  /** `lastState`: before the present one. */
  readonly past: boolean;
  readonly restarts: number;
}

/** Waits that every container goes through. */
const ON_THE_WAY = new Set(['ContainerCreating', 'PodInitializing']);

/** What is wrong with a container in this state; null when it did its work and ended. */
export function stateTrouble(state: ContainerState, object: TroubledObject | undefined): Trouble | null {
  const { reason, exitCode } = state;
  if (state.state === 'terminated') {
    if ((exitCode ?? 0) === 0 && (reason === undefined || reason === 'Completed')) return null;
  } else if (reason === undefined) return null;
  const message = oneLine(state.message) || (reason ?? '');
  return {
    kind: 'trouble',
    source: 'container-state',
    ...(reason !== undefined && { reason }),
    message,
    layers: layersOf(message),
    ...(object && { object }),
    count: state.past ? Math.max(1, state.restarts) : 1,
    ...(exitCode !== undefined && { exitCode }),
    ...(state.past && { past: true as const }),
    severity: state.state === 'waiting' && ON_THE_WAY.has(reason ?? '') ? 'normal' : 'error',
    ...(state.first !== undefined && { first: state.first }),
    ...(state.last !== undefined && { last: state.last }),
  };
}

export function oneLine(text: string | undefined): string {
  return (text ?? '')
    .slice(0, 32 * 1024)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
