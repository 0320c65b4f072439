/** RFC 3339, and what `kubectl describe` prints. Without a zone a time is somebody's own; without a date it is no moment at all. */
const EXACT =
  /^(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4})$/;
/** Runtimes write a year before it for what did not happen yet. */
const EARLIEST = Date.UTC(2000, 0);

/** Milliseconds since 1970 of a time that is told exactly; undefined for ages and for times without date or zone. */
export function exactTime(written: string | undefined): number | undefined {
  if (written === undefined || !EXACT.test(written)) return undefined;
  const milliseconds = Date.parse(written);
  return milliseconds >= EARLIEST ? milliseconds : undefined;
}
