/** What a whole record ends with, and what may still follow it on the same line. */
const lastFields =
  /(?:\bouid=\d+|\bcapname="[^"]*"|\bpeer="[^"]*"|\bpeer_label="[^"]*"|\bcode=0x(?:0|[0-9a-f]{5,8}))\s*$/;
/** The longest of these ends; the regular expression sees no more. */
const reach = 300;
/** After the owner of the file these still write `target=`, or have none. */
/** The refusal of a message as a program prints it ends with the peer in parentheses. */
const sentenceEnd = /label=\\?"[^"]*"\)\s*$/;
const mayHaveTarget = /operation="(?:exec|link|rename|change|stack|userns)/;

/**
 * Whether a line that holds a record certainly holds all of it, so that the next line need not be asked for: the record ends with a
 * field that the kernel writes last. False says only that it is not certain. Cheap enough for every line.
 */
export function completeInOneLine(line: string): boolean {
  const end = line.length > reach ? line.slice(-reach) : line;
  if (!lastFields.test(end)) return sentenceEnd.test(end) && line.includes('destination=');
  return !(line.includes('ouid=') && mayHaveTarget.test(line)) || line.includes('target=');
}
