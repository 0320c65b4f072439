import { limits } from '@whyblocked/contract';
import type { Line } from '../../decode/line.ts';
import type { Trouble, TroubledObject } from '../../evidence/trouble.ts';
import { layersOf } from '../errors/layers-of.ts';
import { programOf } from './program-of.ts';

export interface LogTrouble {
  readonly message: string;
  readonly severity: 'warning' | 'error';
  readonly source?: 'command';
  readonly reason?: string | undefined;
  readonly object?: TroubledObject | undefined;
  readonly node?: string | undefined;
  /** The program, where the line itself tells; else what carried the line does. */
  readonly from?: string | undefined;
  readonly exitCode?: number | undefined;
  /** The line's own time, for when nothing that carried it tells a better one. */
  readonly time?: string | undefined;
}

/** A trouble of one line of a log. The same line gives the same trouble, whatever carried it, but for time and host. */
export function logTrouble(line: Line, told: LogTrouble): Trouble {
  const message = told.message.replace(/\s+/g, ' ').trim();
  const from = told.from ?? programOf(line.carried);
  const time = line.carried.time ?? told.time;
  return {
    kind: 'trouble',
    source: told.source ?? 'log',
    ...(told.reason === undefined ? {} : { reason: told.reason }),
    message: message.slice(0, limits.evidenceChars),
    layers: layersOf(message).map((layer) => layer.slice(0, limits.evidenceChars)),
    ...(told.object === undefined ? {} : { object: told.object }),
    ...(told.node === undefined ? {} : { node: told.node }),
    ...(from === undefined ? {} : { from }),
    count: 1,
    ...(told.exitCode === undefined ? {} : { exitCode: told.exitCode }),
    severity: told.severity,
    ...(time === undefined ? {} : { first: time }),
  };
}
