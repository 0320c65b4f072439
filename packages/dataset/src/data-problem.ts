/** What is wrong with a file of the database, where, and how to mend it. */
export interface DataProblem {
  /** Relative to the folder of the database. */
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  readonly message: string;
}
