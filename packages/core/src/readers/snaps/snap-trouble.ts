import type { Trouble } from '../../evidence/trouble.ts';
import { layersOf } from '../errors/layers-of.ts';

type Told = Omit<Trouble, 'kind' | 'layers' | 'count' | 'severity'> & Partial<Pick<Trouble, 'severity'>>;

/** A trouble that a paste tells once; an error unless said otherwise. */
export function snapTrouble(told: Told): Trouble {
  return { kind: 'trouble', severity: 'error', ...told, layers: layersOf(told.message), count: 1 };
}

/** `object` of a trouble with a snap, where one is known. */
export function ofSnap(name: string | undefined): Pick<Trouble, 'object'> {
  return name === undefined ? {} : { object: { kind: 'Snap', name } };
}
