/** A value of a base declaration: texts only, "true" and "false" included, as the assertion has them. */
export type DeclarationValue = string | readonly DeclarationValue[] | { readonly [key: string]: DeclarationValue };

/** The rules of one side: `allow-installation`, `deny-auto-connection`, … */
export type DeclarationRules = Readonly<Record<string, DeclarationValue>>;

/** What of an interface decides about connections. */
export interface InterfaceFacts {
  readonly declaration: { readonly plug?: DeclarationRules; readonly slot?: DeclarationRules };
  /** Whether the system provides the slot; run-time: the host decides. */
  readonly implicit: { readonly classic: boolean | 'run-time'; readonly core: boolean | 'run-time' };
  /** Code refuses auto-connection whatever the declaration says. */
  readonly noAutoConnect?: boolean;
}
