/**
 * The database of the community cannot be used, through no fault of who asks. It carries the code of the system or of the
 * database alone: messages of drivers tell addresses, names and values.
 */
export class StoreUnavailable extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`the database of the community cannot be used (${reason})`);
    this.name = 'StoreUnavailable';
    this.reason = reason;
  }
}
