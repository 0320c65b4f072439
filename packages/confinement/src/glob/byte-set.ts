/** A set of byte values as eight words of 32 bits. */
export type ByteSet = Uint32Array;

export function emptyByteSet(): ByteSet {
  return new Uint32Array(8);
}

export function addByte(set: ByteSet, byte: number): void {
  set[byte >> 5] = (set[byte >> 5] as number) | (1 << (byte & 31));
}

export function hasByte(set: ByteSet, byte: number): boolean {
  return (((set[byte >> 5] as number) >>> (byte & 31)) & 1) === 1;
}

export function invertByteSet(set: ByteSet): ByteSet {
  return set.map((word) => ~word);
}
