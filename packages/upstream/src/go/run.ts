import type { GoPackage } from './go-package.ts';
import type { GoText } from './go-text.ts';
import type { GoFunction, GoPointer, GoSink, GoUnknown, GoValue } from './go-value.ts';
import type { GoNode } from './parse-go.ts';
import type { Frame, State } from './state.ts';

/** A value, and the state in which it is that. */
export interface Evaluated {
  readonly state: State;
  readonly value: GoValue;
}

/** A call as it stands in the source. */
export interface CallSite {
  readonly state: State;
  readonly at: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly run: Run;
}

/** What a package uses and does not say itself. Undefined: not known, then it becomes a hole or a condition. */
export interface Outside {
  /** `release.OnClassic` */
  value(name: string): GoValue | undefined;
  /** `osutil.XSnapdKindSymlink()` */
  function(name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined;
  /** `plug.Attr("read", &read)` */
  method(of: GoUnknown, name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined;
  /** `iterator.Next()`, of a thing that is held by its address. */
  object?(of: GoPointer, name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined;
  /** `info.Base` */
  field?(of: GoUnknown, name: string): GoValue | undefined;
  /** What a sink grows by: a text, or another sink. */
  poured?(sink: GoSink, added: GoText | GoSink, site: CallSite): void;
  /** Texts that stand in functions are told with the lines that they stand on. */
  readonly placesLiterals?: boolean;
  /** A buffer that a function declares, when it is to be a sink. */
  buffer?(at: string): GoSink | undefined;
}

/** The states in which a condition holds, and those in which it does not. */
export interface Branches {
  readonly yes: readonly State[];
  readonly no: readonly State[];
}

/** One run through functions of a package, in all the ways that it may go. */
export interface Run {
  readonly pkg: GoPackage;
  readonly outside: Outside;
  /** More ways than this are not followed side by side. */
  readonly mostWays: number;
  newFrame(of: Frame['of'], around?: Frame): Frame;
  /** The same run in another package. */
  within(pkg: GoPackage): Run;
  call(called: GoFunction, args: readonly GoValue[], state: State): readonly Evaluated[];
  evaluateCall(node: GoNode, frame: Frame, state: State): readonly Evaluated[];
  decide(node: GoNode, frame: Frame, state: State): Branches;
  /** What was not followed: the function and why. */
  readonly leftOut: Set<string>;
  /** What is not followed, and so is left out. */
  leaveOut(node: GoNode, frame: Frame, why: string): void;
}
