import { Worker } from 'node:worker_threads';
import type { Result } from '@whyblocked/confinement';
import type { EngineFailure } from '@whyblocked/contract';
import type {
  WorkerAnswers,
  WorkerQuestion,
  WorkerRefusal,
  WorkerReply,
  WorkerSetup,
  WorkerTask,
} from './worker-message.ts';

type Answer = Result<WorkerAnswers[keyof WorkerAnswers], EngineFailure | WorkerRefusal>;

interface Job {
  readonly task: WorkerTask;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Seat {
  worker: Worker;
  ready: Promise<void>;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

export interface WorkerPoolOptions {
  readonly workers: number;
  readonly setup: WorkerSetup;
  /** Wall time of one diagnosis; a worker that takes longer is ended and replaced. */
  readonly deadlineMs: number;
  /** Diagnoses that may wait; one more is refused as busy. */
  readonly queueLimit: number;
}

/** Runs diagnoses in worker threads, each with a deadline, and keeps a bounded queue before them. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #seats: Seat[];
  readonly #queue: Job[] = [];
  #nextId = 1;
  #closed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#seats = Array.from({ length: options.workers }, () => this.#newSeat());
  }

  /** Resolves when every worker has opened the knowledge; rejects when one of them cannot. */
  async ready(): Promise<void> {
    await Promise.all(this.#seats.map(({ ready }) => ready));
  }

  /** The answer to one question; what it is follows from the verb. */
  run(bytes: Uint8Array, question: WorkerQuestion): Promise<Answer> {
    if (this.#closed) return Promise.reject(new Error('the engine is closed'));
    if (this.#queue.length >= this.#options.queueLimit) {
      return Promise.resolve({ ok: false, error: { code: 'busy', queued: this.#queue.length } });
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ task: { id: this.#nextId++, bytes, question }, resolve, reject });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.reject(new Error('the engine is closed'));
    await Promise.all(this.#seats.map((seat) => this.#leave(seat, new Error('the engine is closed'))));
  }

  #assign(): void {
    for (const seat of this.#seats) {
      if (seat.job) continue;
      const job = this.#queue.shift();
      if (!job) return;
      seat.job = job;
      seat.timer = setTimeout(() => this.#overrun(seat), this.#options.deadlineMs);
      seat.worker.postMessage(job.task);
    }
  }

  #newSeat(): Seat {
    const seat: Seat = { ...this.#newWorker(() => seat), job: undefined, timer: undefined };
    return seat;
  }

  #newWorker(seat: () => Seat): Pick<Seat, 'worker' | 'ready'> {
    const worker = new Worker(new URL('./diagnosis-worker.ts', import.meta.url), { workerData: this.#options.setup });
    const ready = new Promise<void>((resolve, reject) => {
      worker.on('message', (reply: WorkerReply) => {
        if (reply.kind === 'ready') resolve();
        else this.#settle(seat(), reply);
      });
      worker.on('error', (error) => {
        reject(error);
        if (seat().worker === worker) this.#replace(seat(), error instanceof Error ? error : new Error(String(error)));
      });
    });
    ready.catch(() => undefined);
    return { worker, ready };
  }

  #settle(seat: Seat, reply: Exclude<WorkerReply, { kind: 'ready' }>): void {
    const { job } = seat;
    if (!job || job.task.id !== reply.id) return;
    clearTimeout(seat.timer);
    seat.job = undefined;
    if (reply.kind === 'answer') job.resolve({ ok: true, value: reply.answer });
    else if (reply.kind === 'bug') job.reject(new Error(reply.message));
    else job.resolve({ ok: false, error: reply.error });
    this.#assign();
  }

  #overrun(seat: Seat): void {
    const { job } = seat;
    seat.job = undefined;
    job?.resolve({ ok: false, error: { code: 'deadline', timeoutMs: this.#options.deadlineMs } });
    this.#replace(seat, new Error('the worker was ended at its deadline'));
  }

  #replace(seat: Seat, error: Error): void {
    if (this.#closed) return;
    void this.#leave(seat, error);
    Object.assign(
      seat,
      this.#newWorker(() => seat),
    );
    // A worker that cannot even open the knowledge would be replaced for ever: nothing waits for it then.
    seat.ready.then(
      () => this.#assign(),
      (cause) => {
        for (const job of this.#queue.splice(0)) job.reject(new Error('no worker could be started', { cause }));
      },
    );
  }

  async #leave(seat: Seat, error: Error): Promise<void> {
    clearTimeout(seat.timer);
    seat.job?.reject(error);
    seat.job = undefined;
    await seat.worker.terminate();
  }
}
