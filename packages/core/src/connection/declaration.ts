/** A value of a base declaration: texts only, "true" and "false" included, as the assertion has them. */
export type DeclarationValue = string | readonly DeclarationValue[] | { readonly [key: string]: DeclarationValue };

/** The rules of one side: `allow-installation`, `deny-auto-connection`, … */
export type DeclarationRules = Readonly<Record<string, DeclarationValue>>;

/** Rules of the two sides of one interface, as an assertion gives them. */
export interface Declaration {
  readonly plug?: DeclarationRules;
  readonly slot?: DeclarationRules;
}

/**
 * An attribute that a plug or slot has even where its snap leaves it out: the interface fills it in before policy looks
 * (BeforePreparePlug, BeforePrepareSlot), or refuses what lacks it. Slots that the system has by itself get none of it.
 */
export interface AttributeDefault {
  readonly side: 'plug' | 'slot';
  readonly attribute: string;
  /** own-name: the name of the plug or slot itself; some-text: the snap has to give it, any text stands for it. */
  readonly value: 'own-name' | 'some-text' | boolean;
  /** Not where this other attribute is true or a text. */
  readonly unless?: string;
}

/** What of an interface decides about connections. */
export interface InterfaceFacts {
  readonly declaration: Declaration;
  /** Whether the system provides the slot; run-time: the host decides. */
  readonly implicit: { readonly classic: boolean | 'run-time'; readonly core: boolean | 'run-time' };
  /** Code refuses auto-connection whatever the declaration says. */
  readonly noAutoConnect?: boolean;
  /** The interface's own name, which plugs and slots have that are given none. */
  readonly name?: string;
  readonly attributeDefaults?: readonly AttributeDefault[];
}
