/** Triggers found in a piece of a document, in the order in which they begin: lists of one length each, in columns since there may be very many. */
export interface HitColumns<List = ArrayLike<number>> {
  /** Where they begin, from the begin of the piece; below 0 in what came before it. */
  readonly starts: List;
  /** Which they are, by their index in the list that was searched for. */
  readonly triggers: List;
  /** Line ends in the piece before each. */
  readonly lines: List;
  /** Of the first trigger of a record in a line that lies whole in the piece, the key of its mark; `NO_MARK` for all others. */
  readonly keys: List;
  /** Of a mark its audit id: milliseconds, `NO_AUDIT` where it has none, and serial. */
  readonly milliseconds: List;
  readonly serials: List;
}

export const NO_MARK = -1;
export const NO_AUDIT = -1;

/** A piece of a document with the triggers that were found in it. Good until the next one is asked for. */
export interface SearchedPiece extends HitColumns {
  /** The piece, and room before it that whoever reads may write into. */
  readonly bytes: Uint8Array;
  readonly before: Uint8Array;
  /** How many triggers: as much of each list counts. */
  readonly hits: number;
  /** Line ends in all of the piece. */
  readonly lineEnds: number;
}
