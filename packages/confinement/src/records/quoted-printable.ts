/** Mail bodies write `=` as `=3D`; a record shows it at its first key. */
export function isQuotedPrintable(line: string): boolean {
  return (
    line.includes('=3D') &&
    (line.includes('apparmor=3D') || line.includes('operation=3D') || line.includes('compat=3D'))
  );
}

/** Decodes `=XX` (UTF-8 bytes); text that is not encoded stays as it is. */
export function decodeQuotedPrintable(line: string): string {
  return line.replace(/(?:=[0-9A-F]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('='), (digits) => Number.parseInt(digits, 16));
    return new TextDecoder().decode(bytes);
  });
}
