const LONGEST_CHARS = 120;

/**
 * What a file is called in the answer: the last part of the name that the client gave, with nothing in it that could hide
 * or turn text, and unlike those in `taken`. It is a label and nothing else: no file is opened by it.
 */
export function fileLabel(name: string, taken: ReadonlySet<string>): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const shown = base.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '').trim();
  const label = [...shown].slice(0, LONGEST_CHARS).join('') || 'file';
  let unlike = label;
  for (let count = 2; taken.has(unlike); count++) unlike = `${label} (${count})`;
  return unlike;
}
