import { Candidates, type NamedContainer } from './named-container.ts';

/** A process that was refused something ends at once, and the end is told in whole seconds. */
const SECONDS_BEFORE = 1;
const SECONDS_AFTER = 5;

/** When containers ended or failed, by the second. */
export class EndsOfPods {
  readonly #bySecond = new Map<number, Candidates>();

  add(milliseconds: number, named: NamedContainer): void {
    const second = Math.floor(milliseconds / 1000);
    const candidates = this.#bySecond.get(second) ?? new Candidates();
    candidates.add(named);
    this.#bySecond.set(second, candidates);
  }

  /** Those that ended within a few seconds of a refusal. */
  near(milliseconds: number): Candidates {
    const second = Math.floor(milliseconds / 1000);
    const candidates = new Candidates();
    for (let at = second - SECONDS_BEFORE; at <= second + SECONDS_AFTER; at++) {
      candidates.addAll(this.#bySecond.get(at));
    }
    return candidates;
  }
}
