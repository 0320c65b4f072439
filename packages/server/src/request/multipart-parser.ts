import { type PartName, partName } from './part-name.ts';

export type FormFault = 'no-boundary' | 'no-such-boundary' | 'bad-part' | 'nameless-part' | 'unfinished';

export type MultipartEvent =
  | ({ readonly kind: 'part' } & PartName)
  /** Contents of the part before, undecoded. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'fault'; readonly why: FormFault };

const CRLF = '\r\n';
/** Names of one part; file systems have at most 255 bytes. */
const HEADER_BYTES = 4 * 1024;
/** What may stand before the first part; nobody writes anything there. */
const PREAMBLE_BYTES = 4 * 1024;
/** RFC 2046, 5.1.1. */
const BOUNDARY = /^[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]$/;

/**
 * Reads a multipart/form-data body (RFC 7578) in chunks of any size. Holds no more than the names of one part and a
 * boundary; a body that is not well formed is a fault from there on, and nothing is guessed or left out.
 */
export class MultipartParser {
  readonly #delimiter: Buffer;
  #state: 'preamble' | 'delimited' | 'header' | 'contents' | 'epilogue' | 'faulty' = 'preamble';
  /** Before the first boundary no line end is needed. */
  #unread: Buffer = Buffer.from(CRLF);
  #skippedBytes = 0;

  constructor(boundary: string) {
    this.#delimiter = Buffer.from(`${CRLF}--${boundary}`, 'latin1');
    if (!BOUNDARY.test(boundary)) this.#state = 'faulty';
  }

  push(chunk: Uint8Array): readonly MultipartEvent[] {
    if (this.#state === 'epilogue' || this.#state === 'faulty') return [];
    this.#unread = Buffer.concat([this.#unread, chunk]);
    const events: MultipartEvent[] = [];
    while (this.#step(events));
    return events;
  }

  /** Whether the form was closed, as it has to be. */
  get isFinished(): boolean {
    return this.#state === 'epilogue';
  }

  /** Takes one step through what is unread; false when more is needed first. */
  #step(events: MultipartEvent[]): boolean {
    switch (this.#state) {
      case 'preamble':
      case 'contents':
        return this.#toDelimiter(events);
      case 'delimited':
        return this.#afterDelimiter(events);
      case 'header':
        return this.#header(events);
      default:
        return false;
    }
  }

  #toDelimiter(events: MultipartEvent[]): boolean {
    const found = this.#unread.indexOf(this.#delimiter);
    const end = found === -1 ? Math.max(0, this.#unread.length - this.#delimiter.length + 1) : found;
    if (this.#state === 'contents') {
      if (end > 0) events.push({ kind: 'bytes', bytes: this.#unread.subarray(0, end) });
    } else {
      this.#skippedBytes += end;
      if (this.#skippedBytes > PREAMBLE_BYTES) return this.#fault(events, 'no-such-boundary');
    }
    this.#unread = this.#unread.subarray(found === -1 ? end : end + this.#delimiter.length);
    if (found !== -1) this.#state = 'delimited';
    return found !== -1;
  }

  /** Two dashes close the form; a line end, after blanks that transport may have added, begins a part. */
  #afterDelimiter(events: MultipartEvent[]): boolean {
    if (this.#unread.length < 2) return false;
    if (this.#unread.toString('latin1', 0, 2) === '--') {
      this.#state = 'epilogue';
      return false;
    }
    const end = this.#unread.indexOf(CRLF);
    const padding = this.#unread.toString('latin1', 0, end === -1 ? this.#unread.length : end);
    if (padding.length > HEADER_BYTES || !/^[ \t]*\r?$/.test(padding)) return this.#fault(events, 'bad-part');
    if (end === -1) return false;
    // The line end stays, so that an empty header ends like any other.
    this.#unread = this.#unread.subarray(end);
    this.#state = 'header';
    return true;
  }

  #header(events: MultipartEvent[]): boolean {
    const end = this.#unread.indexOf(CRLF + CRLF);
    if (end > HEADER_BYTES || (end === -1 && this.#unread.length > HEADER_BYTES)) {
      return this.#fault(events, 'bad-part');
    }
    if (end === -1) return false;
    const name = partName(this.#unread.subarray(0, end));
    if (name === null) return this.#fault(events, 'nameless-part');
    events.push({ kind: 'part', ...name });
    this.#unread = this.#unread.subarray(end + 2 * CRLF.length);
    this.#state = 'contents';
    return true;
  }

  #fault(events: MultipartEvent[], why: FormFault): false {
    events.push({ kind: 'fault', why });
    this.#state = 'faulty';
    this.#unread = Buffer.alloc(0);
    return false;
  }
}
