import { limits, ReportQuery } from '@whyblocked/contract';
import { z } from 'zod';

/** The fields of a query for reports, which are text there. */
export const ReportQueryText = ReportQuery.extend({
  mine: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'has to be a number')
    .transform(Number)
    .pipe(z.int().max(limits.reportsPerPage))
    .optional(),
});
