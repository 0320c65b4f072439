/** What the first bytes of a document say of its encoding; `ascii-based` leaves open which. */
export interface Beginning {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'ascii-based';
  /** Length of the byte order mark. */
  readonly skip: number;
}

/** In UTF-16 each line has characters whose one half is NUL (blanks, digits), so a document without a NUL here is none. */
const NUL_REACH = 64;
/** Where there is one, NULs are counted in so many bytes. */
const COUNTED_BYTES = 1024;
/** One in so many characters of UTF-16 has a NUL half: even in text that is not Latin, stamps and blanks are. */
const NUL_EVERY = 5;
/** In text with stray NULs they stand at odd places as often as at even ones. */
const ONE_SIDED = 8;

/** Looks for a byte order mark and for UTF-16; undefined when more bytes are needed, never so when `complete`. */
export function beginningOf(bytes: Uint8Array, complete: boolean): Beginning | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', skip: 2 };
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (!complete && bytes.length < NUL_REACH) return undefined;
  if (!bytes.subarray(0, NUL_REACH).includes(0)) return { encoding: 'ascii-based', skip: 0 };
  if (!complete && bytes.length < COUNTED_BYTES) return undefined;
  return { encoding: byNuls(bytes.subarray(0, COUNTED_BYTES)), skip: 0 };
}

function byNuls(head: Uint8Array): Beginning['encoding'] {
  let even = 0;
  let odd = 0;
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  const enough = head.length / 2 / NUL_EVERY;
  if (odd >= enough && odd >= even * ONE_SIDED) return 'utf-16le';
  return even >= enough && even >= odd * ONE_SIDED ? 'utf-16be' : 'ascii-based';
}
