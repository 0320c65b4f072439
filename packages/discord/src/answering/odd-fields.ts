import type { z } from 'zod';

/** Where a payload is not as it is documented, and never what stands there. */
export function oddFields({ issues }: z.ZodError): readonly string[] {
  return issues.slice(0, 5).map(({ path }) => path.join('.'));
}
