import type { AddonStatement, Paste, PastePart } from '@whyblocked/contract';
import { PartFeed } from './part-feed.ts';
import type { WorkerQuestion, WorkerSetup } from './worker-message.ts';
import { type Answer, type SeatPaste, WorkerSeat } from './worker-seat.ts';

interface Job {
  readonly paste: SeatPaste;
  readonly question: WorkerQuestion;
  readonly accepted: readonly AddonStatement[];
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
  readonly reject: (error: Error) => void;
  timer?: NodeJS.Timeout;
}

export interface WorkerPoolOptions {
  readonly workers: number;
  readonly setup: WorkerSetup;
  /** Work on one question; a worker that takes longer is ended and replaced. */
  readonly deadlineMs: number;
  /** Questions that may wait; one more is refused as busy. */
  readonly queueLimit: number;
  /** How long a question may wait before it is refused as busy; without end where it is not said. */
  readonly waitMs?: number;
  /** Whether a worker is started only when there is something for it to do. */
  readonly isLazy: boolean;
}

/** Answers questions in worker threads, each with a deadline, and keeps a bounded queue before them. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #seats: (WorkerSeat | undefined)[];
  readonly #queue: Job[] = [];
  #isClosed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#seats = Array.from({ length: options.workers }, () => undefined);
    if (!options.isLazy) for (let place = 0; place < options.workers; place++) this.#newSeat(place);
  }

  /** Questions that wait for a worker. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Resolves when every worker that was started has opened the knowledge; rejects when one of them cannot. */
  async ready(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat?.ready));
  }

  /**
   * The answer to one question; what it is follows from the verb. A paste that arrives is not asked for before its turn.
   *
   * @param accepted what accepted reports say of addons
   */
  run(paste: Paste, question: WorkerQuestion, accepted: readonly AddonStatement[] = []): Promise<Answer> {
    const taken = isArriving(paste) ? new PartFeed(paste) : paste;
    if (this.#isClosed) {
      closeFeed(taken);
      return Promise.reject(new Error('the engine is closed'));
    }
    const hasSeat = this.#seats.some((seat) => seat === undefined || seat.isFree);
    if (!hasSeat && this.#queue.length >= this.#options.queueLimit) {
      closeFeed(taken);
      return Promise.resolve(this.#busy());
    }
    return new Promise((resolve, reject) => {
      const job: Job = { paste: taken, question, accepted, resolve, reject };
      if (this.#options.waitMs !== undefined) job.timer = setTimeout(() => this.#giveUp(job), this.#options.waitMs);
      this.#queue.push(job);
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const error = new Error('the engine is closed');
    this.#rejectQueue(error);
    await Promise.all(this.#seats.map((seat) => seat?.end(error)));
  }

  #assign(): void {
    for (let place = 0; place < this.#seats.length; place++) {
      if (this.#seats[place]?.isFree === false) continue;
      const job = this.#queue.shift();
      if (!job) return;
      clearTimeout(job.timer);
      const seat = this.#seats[place] ?? this.#newSeat(place);
      const answer = seat.run(job.paste, job.question, job.accepted);
      const next = (): void => this.#assign();
      answer.then(next, next);
      job.resolve(answer);
    }
  }

  #newSeat(place: number): WorkerSeat {
    const seat = new WorkerSeat(this.#options.setup, this.#options.deadlineMs);
    this.#seats[place] = seat;
    let wasReady = false;
    seat.ready.then(
      () => {
        wasReady = true;
        this.#assign();
      },
      // A worker that cannot even open the knowledge would be replaced for ever: nothing waits for it then.
      (cause) => this.#rejectQueue(new Error('no worker could be started', { cause })),
    );
    seat.gone.then(() => {
      if (this.#isClosed) return;
      this.#seats[place] = undefined;
      if (wasReady && !this.#options.isLazy) this.#newSeat(place);
      else this.#assign();
    });
    return seat;
  }

  #giveUp(job: Job): void {
    const index = this.#queue.indexOf(job);
    if (index === -1) return;
    this.#queue.splice(index, 1);
    closeFeed(job.paste);
    job.resolve(this.#busy());
  }

  #busy(): Answer {
    return { ok: false, error: { code: 'busy', queued: this.#queue.length } };
  }

  #rejectQueue(error: Error): void {
    for (const { paste, reject, timer } of this.#queue.splice(0)) {
      clearTimeout(timer);
      closeFeed(paste);
      reject(error);
    }
  }
}

function isArriving(paste: Paste): paste is AsyncIterable<PastePart> {
  return Symbol.asyncIterator in paste;
}

function closeFeed(paste: SeatPaste): void {
  if (paste instanceof PartFeed) paste.close();
}
