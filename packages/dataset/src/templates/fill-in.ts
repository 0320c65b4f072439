/** Whether somebody has yet to write what stands there in a template. */
export function isToFillIn(value: unknown): boolean {
  return typeof value === 'string' && value.includes('FILL-IN');
}
