export function splitFlattened(text: string): readonly string[] {
  return [text];
}
