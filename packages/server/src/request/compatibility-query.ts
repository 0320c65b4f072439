import {
  AddonReference,
  Architecture,
  architectureOf,
  type CompatibilityQuestion,
  limits,
  Microk8sConfinement,
  Track,
} from '@whyblocked/contract';
import { z } from 'zod';

/** "ubuntu" or "ubuntu:24.04", as /etc/os-release names them. */
const Distribution = z
  .string()
  .regex(/^[a-z0-9._-]{1,63}(?::[A-Za-z0-9._-]{1,63})?$/, 'has to be such as "ubuntu" or "ubuntu:24.04"')
  .transform((text) => {
    const [id = '', version] = text.split(':');
    return version === undefined ? { id } : { id, version };
  });

/** The fields of a query about compatibility, with what is to be told of the answer. */
export const CompatibilityQuery = z.object({
  addon: AddonReference.optional(),
  track: Track.optional(),
  confinement: Microk8sConfinement.optional(),
  arch: z
    .preprocess((text) => (typeof text === 'string' ? (architectureOf(text) ?? text) : text), Architecture)
    .optional(),
  distribution: Distribution.optional(),
  kernel: z.string().max(63).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .pipe(z.int().max(limits.cellsPerPage))
    .default(limits.cellsPerPage),
  cursor: z.string().max(1000).optional(),
});

/** What is asked, without how much of the answer is wanted. */
export function questionOf({
  arch: architecture,
  limit: _limit,
  cursor: _cursor,
  ...question
}: z.infer<typeof CompatibilityQuery>): CompatibilityQuestion {
  return { ...question, ...(architecture === undefined ? {} : { architecture }) };
}
