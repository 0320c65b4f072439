/** Where something broke, without its message, which may quote what somebody pasted or a link that lets one in. */
export function errorFacts(error: unknown): { readonly name: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return { name: error.name, at: lines.filter((line) => line.startsWith('at ')).slice(0, 12) };
}
