import { Worker } from 'node:worker_threads';
import type { Result } from '@whyblocked/confinement';
import type { AddonStatement, EngineFailure, Paste, PastePart } from '@whyblocked/contract';
import type { PartFeed } from './part-feed.ts';
import { WorkClock } from './work-clock.ts';
import type {
  WorkerAnswers,
  WorkerOrder,
  WorkerQuestion,
  WorkerRefusal,
  WorkerReply,
  WorkerSetup,
} from './worker-message.ts';

export type Answer = Result<WorkerAnswers[keyof WorkerAnswers], EngineFailure | WorkerRefusal>;

/** A paste as a seat takes it: what is held, or a feed of what arrives. */
export type SeatPaste = Exclude<Paste, AsyncIterable<PastePart>> | PartFeed;

interface Running {
  readonly id: number;
  readonly feed: PartFeed | null;
  readonly clock: WorkClock;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  /** Why the parts ended early. */
  failure?: { readonly error: unknown };
}

/** One worker thread, which answers one question after the other until it fails or takes too long over one. */
export class WorkerSeat {
  /** Resolves when the worker has opened the knowledge; rejects when it cannot. */
  readonly ready: Promise<void>;
  /** Resolves when the worker is there no more. */
  readonly gone: Promise<void>;
  readonly #worker: Worker;
  readonly #deadlineMs: number;
  #running: Running | undefined;
  #lastId = 0;
  /** What the worker was last told: a list that did not change is not handed over again. */
  #accepted: readonly AddonStatement[] = [];
  #isEnding = false;

  constructor(setup: WorkerSetup, deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
    const worker = new Worker(new URL('./diagnosis-worker.ts', import.meta.url), { workerData: setup });
    this.#worker = worker;
    this.gone = new Promise((resolve) => worker.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      worker.on('message', (reply: WorkerReply) => (reply.kind === 'ready' ? resolve() : this.#hear(reply)));
      worker.on('error', (error) => {
        reject(error);
        this.end(error).catch(() => undefined);
      });
      worker.once('exit', () => reject(new Error('the worker was ended')));
    });
    this.ready.catch(() => undefined);
  }

  get isFree(): boolean {
    return this.#running === undefined && !this.#isEnding;
  }

  /** The answer to a question; the seat has to be free. */
  run(paste: SeatPaste, question: WorkerQuestion, accepted: readonly AddonStatement[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      const clock = new WorkClock(this.#deadlineMs, () => this.#overrun());
      const held = heldOf(paste);
      const feed = held === null ? (paste as PartFeed) : null;
      const running: Running = { id, feed, clock, resolve, reject };
      this.#running = running;
      // The start of a worker is not the work on a paste.
      this.ready.then(
        () => {
          if (this.#running !== running) return;
          clock.resume();
          this.#tell(accepted);
          this.#order({ kind: 'task', id, question, held });
        },
        (error) => this.end(error),
      );
    });
  }

  /** Ends the worker, and rejects what it was asked. */
  async end(error: unknown): Promise<void> {
    this.#isEnding = true;
    this.#settle(({ reject }) => reject(error));
    await this.#worker.terminate();
  }

  #tell(accepted: readonly AddonStatement[]): void {
    if (accepted === this.#accepted || accepted.length + this.#accepted.length === 0) return;
    this.#accepted = accepted;
    this.#order({ kind: 'accepted', statements: accepted });
  }

  #order(order: WorkerOrder, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(order, transfer);
  }

  #hear(reply: Exclude<WorkerReply, { kind: 'ready' }>): void {
    const running = this.#running;
    if (!running || running.id !== reply.id) return;
    if (reply.kind === 'more') {
      this.#feed(running).catch((error) => this.end(error));
      return;
    }
    this.#settle(({ resolve, reject, failure }) => {
      if (reply.kind === 'answer') resolve({ ok: true, value: reply.answer });
      else if (reply.kind === 'refusal') resolve({ ok: false, error: reply.error });
      else reject(reply.kind === 'bug' ? new Error(reply.message) : failure?.error);
    });
  }

  async #feed(running: Running): Promise<void> {
    running.clock.pause();
    let part: PastePart | null = null;
    try {
      part = (await running.feed?.next()) ?? null;
    } catch (error) {
      running.failure = { error };
    }
    if (this.#running !== running) return;
    running.clock.resume();
    if (running.failure) this.#order({ kind: 'abandon' });
    else this.#order({ kind: 'part', part }, part ? [part.bytes.buffer as ArrayBuffer] : []);
  }

  #overrun(): void {
    this.#settle(({ resolve, reject, failure }) => {
      if (failure) reject(failure.error);
      else resolve({ ok: false, error: { code: 'deadline', timeoutMs: this.#deadlineMs } });
    });
    this.end(new Error('the worker was ended at its deadline')).catch(() => undefined);
  }

  #settle(tell: (running: Running) => void): void {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    running.clock.pause();
    running.feed?.close();
    tell(running);
  }
}

function heldOf(paste: SeatPaste): readonly PastePart[] | null {
  if (paste instanceof Uint8Array) return [{ bytes: paste }];
  return Array.isArray(paste) ? paste : null;
}
