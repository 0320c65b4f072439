/**
 * The part of a record line that is equal when the same access is refused again: everything from the trigger on, without
 * the process id. Empty when the line has no such part and must be read each time.
 */
export function stableKey(text: string, triggerAt: number, end: number): string {
  const pid = text.indexOf(' pid=', triggerAt);
  if (pid < 0 || pid >= end) return '';
  let rest = pid + 5;
  while (rest < end && isDigit(text.charCodeAt(rest))) rest++;
  return text.slice(triggerAt, pid) + text.slice(rest, end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
