import type { Line } from '../../../decode/line.ts';
import type { TroubledObject } from '../../../evidence/trouble.ts';
import type { Say } from '../../reader.ts';
import { containerFact } from '../../shape/container-fact.ts';
import { stateTrouble } from '../container-states.ts';

interface Told {
  readonly line: Line;
  readonly past: boolean;
  value: string;
  reason?: string;
  message: string[];
  exitCode?: number;
  first?: string;
  last?: string;
}

const MOST_CONTAINERS = 500;
/** Lines of one message; it is the tail of a container's log. */
const MOST_MESSAGE_LINES = 100;
/** Fields that kubectl prints after a message; any other one is a line of the message. */
const AFTER_MESSAGE = new Set(['Exit Code', 'Signal', 'Started', 'Finished', 'Last State', 'Ready', 'Restart Count']);

/** Reads the blocks of containers in a description, one after another. */
export class DescribedContainers {
  readonly #say: Say;
  readonly #object: (container: string | undefined) => TroubledObject | undefined;
  readonly names: string[] = [];
  #name: string | undefined;
  #id: { readonly text: string; readonly line: Line } | null = null;
  #restarts = 0;
  #told: Told[] = [];
  #inState = false;
  #message: string[] | null = null;

  constructor(say: Say, object: (container: string | undefined) => TroubledObject | undefined) {
    this.#say = say;
    this.#object = object;
  }

  begin(name: string): void {
    this.flush();
    this.#name = name;
    if (this.names.length < MOST_CONTAINERS) this.names.push(name);
  }

  /** Whether the message of a state is being read, in which any line may stand. */
  get inMessage(): boolean {
    return this.#message !== null && this.#message.length < MOST_MESSAGE_LINES;
  }

  /** Whether fields of a state are being read, though nothing told whose it is. */
  get inState(): boolean {
    return this.#inState;
  }

  /** Takes a field of a container; fields that say nothing of its state end the state. */
  field(key: string, value: string, line: Line): void {
    if (this.inMessage && !AFTER_MESSAGE.has(key)) {
      this.#message?.push(`${key}: ${value}`);
      return;
    }
    this.#message = null;
    if (key === 'Container ID') this.#id = { text: value, line };
    if (key === 'State' || key === 'Last State') {
      if (key === 'State' && this.#told.some(({ past }) => !past)) this.flush();
      this.#inState = true;
      this.#told.push({ line, past: key === 'Last State', value, message: [] });
      return;
    }
    const told = this.#told.at(-1);
    if (key === 'Restart Count') this.#restarts = Number(/^\d{1,9}/.exec(value)?.[0] ?? 0);
    if (!this.#inState || told === undefined) return;
    if (key === 'Reason') told.reason = value;
    else if (key === 'Message') {
      told.message.push(value);
      this.#message = told.message;
    } else if (key === 'Exit Code') told.exitCode = Number(/^-?\d{1,9}/.exec(value)?.[0] ?? 0);
    else if (key === 'Started') told.first = value;
    else if (key === 'Finished') told.last = value;
    else if (key !== 'Signal') this.#inState = false;
  }

  /** A line that is no field: rest of a message, where one is being read. */
  rest(text: string): void {
    if (this.inMessage) this.#message?.push(text.trim());
  }

  /** Says what the states of the container tell, the present one first. */
  flush(): void {
    this.#sayContainer();
    for (const { line, past, value, message, ...told } of this.#told.toSorted(
      (a, b) => Number(a.past) - Number(b.past),
    )) {
      const state = value === 'Waiting' ? 'waiting' : value === 'Terminated' ? 'terminated' : null;
      const text = message.join(' ');
      const trouble =
        state &&
        stateTrouble(
          { ...told, state, past, restarts: this.#restarts, ...(text !== '' && { message: text }) },
          this.#object(this.#name),
        );
      if (trouble) this.#say(trouble, line);
    }
    this.#told = [];
    this.#inState = false;
    this.#message = null;
    this.#restarts = 0;
  }

  /** The states are of the container with this id; of one that ended before, kubectl prints no id. */
  #sayContainer(): void {
    if (this.#id === null) return;
    const { text, line } = this.#id;
    const object = this.#object(this.#name);
    const state = this.#told.find(({ past }) => !past);
    const before = this.#told.find(({ past, first }) => past && first !== undefined);
    const of = { id: text, pod: object?.name, namespace: object?.namespace, container: this.#name };
    // A container that waits to be started again still has the id of the one that ended.
    const { first: started, last: ended } = (state?.value === 'Waiting' ? before : state) ?? {};
    const fact = containerFact({ ...of, started, ended });
    if (fact) this.#say(fact, line);
    this.#id = null;
  }
}
