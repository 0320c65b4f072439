import type { GoText } from './go-text.ts';
import type { GoNode } from './parse-go.ts';
import type { PolicyCondition } from './policy-condition.ts';
import type { Frame } from './state.ts';

/**
 * What an expression stands for, as far as the source tells. Text may hold typed holes, `<<name>>`: parts that only run time
 * knows.
 */
export type GoValue =
  | GoText
  | GoNumber
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'nil' }
  /** Something went wrong: snapd refuses, and nothing is added. */
  | { readonly kind: 'error' }
  | { readonly kind: 'list'; readonly items: readonly GoValue[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [GoValue, GoValue])[] }
  | GoStruct
  /** Several results of one call. */
  | { readonly kind: 'tuple'; readonly items: readonly GoValue[] }
  | GoFunction
  | GoPointer
  /** Text that is written to piece by piece, by its place in memory. */
  | { readonly kind: 'buffer'; readonly place: string }
  | GoSink
  /** A function of something outside, held in a variable: `emit := spec.AddUpdateNSf`. */
  | { readonly kind: 'member'; readonly of: GoUnknown; readonly name: string }
  | GoUnknown;

export interface GoNumber {
  readonly kind: 'number';
  readonly value: number;
  /** The declared type, of a counted constant. */
  readonly type?: string;
}

/** What only run time knows. */
export interface GoUnknown {
  readonly kind: 'unknown';
  /** What it is: "slot-label", "plug.attr.read", else its own source in short. */
  readonly name: string;
  /** The condition that it stands for, of something that is true or false. */
  readonly test?: PolicyCondition;
  /** It is there in any case: an item of a list that is looped over. */
  readonly sure?: true;
  /** What each item of a list looks like. */
  readonly item?: GoValue;
  /** It is a number that is below zero where its test holds. */
  readonly sign?: true;
  /** It is an empty text where it is missing. */
  readonly empty?: true;
  /** What a call gives when it fails, nil when it does not. */
  readonly failure?: true;
}

/** The address of a variable, by its place in memory. */
export interface GoPointer {
  readonly kind: 'pointer';
  readonly place: string;
}

/**
 * A text that grows, of which only what is added counts: each addition is told where it is made, so that what is added
 * under some condition keeps no ways apart.
 */
export interface GoSink {
  readonly kind: 'sink';
  readonly name: string;
}

export interface GoStruct {
  readonly kind: 'struct';
  readonly type: string;
  readonly fields: ReadonlyMap<string, GoValue>;
}

export interface GoFunction {
  readonly kind: 'function';
  /** The declaration or the literal. */
  readonly node: GoNode;
  readonly name: string;
  readonly file: string;
  /** Where a literal stands: it sees the variables around it. */
  readonly frame?: Frame;
  readonly receiver?: GoValue;
}

export const NIL: GoValue = { kind: 'nil' };
export const ERROR: GoValue = { kind: 'error' };

export function unknown(name: string): GoUnknown {
  return { kind: 'unknown', name };
}

export function textOf(value: GoValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

/** A piece of source, or a Go name, as names of holes are written: "filepath-clean-path". */
export function holeName(source: string): string {
  const name = source
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return name || 'value';
}
