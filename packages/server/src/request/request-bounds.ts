import type { BodyPatience } from './body-patience.ts';
import type { BodyRoom } from './body-room.ts';

/** What every request with a body is held to. */
export interface RequestBounds {
  /** What is held whole: a JSON document, pasted text; a larger upload is read as it arrives. */
  readonly bodyBytes: number;
  readonly uploadBytes: number;
  readonly uploadFiles: number;
  readonly room: BodyRoom;
  readonly patience: BodyPatience;
}
