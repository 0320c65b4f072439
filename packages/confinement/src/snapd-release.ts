const NUMBERS = /^[0-9]{1,6}(?:\.[0-9]{1,6}){0,5}/;

/**
 * Whether a release of snapd ("2.63.1", "2.61.3+22.04") is `first` or a later one. A text that begins with no number is taken for the
 * newest: what is built from the branch or unknown behaves like it.
 */
export function isSnapdSince(release: string | undefined, first: string): boolean {
  const numbers = NUMBERS.exec(release ?? '')?.[0];
  if (numbers === undefined) return true;
  const asked = numbers.split('.').map(Number);
  for (const [index, part] of first.split('.').map(Number).entries()) {
    const other = asked[index] ?? 0;
    if (other !== part) return other > part;
  }
  return true;
}
