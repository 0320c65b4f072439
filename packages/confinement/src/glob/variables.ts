/** Values of `@{NAME}` by name, without the `@{}`; a value may hold variables itself. */
export type Variables = Readonly<Record<string, readonly string[]>>;
