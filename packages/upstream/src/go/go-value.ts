/**
 * What an expression stands for, as far as the source tells. Text may hold typed holes, `<<name>>`: parts that only run time
 * knows.
 */
export type GoValue =
  | GoText
  | { readonly kind: 'list'; readonly items: readonly GoValue[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | GoStruct
  /** A method of the specification that is built, held in a variable. */
  | { readonly kind: 'method'; readonly name: string }
  /** `name` says what it is: "slot-label", "plug.attr.read", else its own source in short. */
  | { readonly kind: 'unknown'; readonly name: string };

export interface GoStruct {
  readonly kind: 'struct';
  readonly type: string;
  readonly fields: ReadonlyMap<string, GoValue>;
}

export interface GoText {
  readonly kind: 'text';
  readonly text: string;
  /** The constant that holds the text, line by line; absent for text put together from several. */
  readonly origin?: { readonly at: string; readonly file: string; readonly line: number };
}

export function textOf(value: GoValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

/** The text of a value, with a hole where it is not known; undefined where no text can stand. */
export function textOrHole(value: GoValue): string | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'unknown' ? `<<${value.name}>>` : undefined;
}
