import type { Line } from '../decode/line.ts';
import type { Statement } from '../evidence/statement.ts';

/** Takes what a reader finds, and the line it stands on. */
export type Say = (statement: Statement, line: Line) => void;

/** A form that goes on over the lines that follow. */
export interface Section {
  /** Whether the line belongs to the form. When it does not, the form is over and the line is offered to others. */
  accept(line: Line): boolean;
  /** Called once, when the form is over or the text ends. */
  close(): void;
}

/** Knows one form of text. Never throws on any text; its work is linear in it, and what it holds is bounded. */
export interface Reader {
  /** The form's name, as told in `input.formats`: "kubectl-describe-pod". */
  readonly form: string;
  /** Commands that print it, and files that hold it, for people to find what they have: "kubectl describe pod", "/etc/os-release"; in brackets what is neither. */
  readonly from: readonly string[];
  /**
   * A line on which the form begins, or which is one, holds one of these, byte for byte. At least `SHORTEST_TRIGGER` bytes
   * each, and rare in healthy logs: only lines with a trigger are looked at.
   */
  readonly triggers: readonly string[];
  /**
   * Looks at a line with a trigger: what follows it when the form goes on there, `ONE_LINE` when the line is all of it, null when
   * it is not this form after all.
   */
  open(line: Line, say: Say): Section | null;
}

export const SHORTEST_TRIGGER = 7;

/** For forms of one line. */
export const ONE_LINE: Section = { accept: () => false, close: () => undefined };
