import type { Line } from './line.ts';

export interface LinePlace {
  readonly number: number;
  readonly file?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export function lineFrom(raw: string, { number, file }: LinePlace): Line {
  return { number, ...(file === undefined ? {} : { file }), raw, text: raw, carried: {} };
}
