/** More of what is stored than this share may not vanish unless the caller says so: then the source was not understood. */
const MOST_VANISHING = 0.1;

/** Whether an import would lose so much of what was said before that it is rather a mistake. */
export function vanishesTooMuch(vanished: number, before: number): boolean {
  return vanished > before * MOST_VANISHING;
}
