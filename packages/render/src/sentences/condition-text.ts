/** A condition as text: "plug.attr.write eq true". Nothing in it is escaped. */
export function conditionText({
  fact,
  op,
  value = '',
}: {
  readonly fact: string;
  readonly op: string;
  readonly value?: string | boolean | readonly string[] | undefined;
}): string {
  return `${fact} ${op} ${String(value)}`.trim();
}
