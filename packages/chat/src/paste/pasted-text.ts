const FENCE = /```(?:[a-z0-9_+.#-]{1,20}(?=\n))?/gi;
const ADDRESSED = /^\s*(?:<@!?\d{1,20}>\s*)+/;
/** A message that came on one line although it had several. */
const LONGEST_LINE = 300;
/** How lines of logs begin; only what stands after a blank is a beginning. */
const BEGINNINGS =
  /(?<! ) +(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d |\[ *\d{1,7}\.\d{6}\] |\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|type=[A-Z]{2,20} msg=audit\()/g;

/**
 * What somebody pasted, as they had it before them: without the fences and the mention around it, and with its lines, which older
 * Discord clients make one.
 */
export function pastedText(text: string): string {
  const bare = text.replace(ADDRESSED, '').replace(FENCE, '\n').replaceAll('\r\n', '\n').trim();
  return bare.includes('\n') || bare.length < LONGEST_LINE ? bare : bare.replace(BEGINNINGS, '\n');
}
