import { z } from 'zod';
import { Addon, AddonStatement } from './addon.ts';
import { Explanation } from './explanation.ts';
import { InterfaceDetail } from './interface-info.ts';
import { Report } from './report.ts';

const line = <Kind extends string, Value extends z.ZodType>(kind: Kind, value: Value) =>
  z.object({ kind: z.literal(kind), value });

/** One line of the export: the first tells what it is, the last that it is whole. */
export const ExportLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('export'),
    schema: z.literal('whyblocked/export@1'),
    knowledge: z.string().describe('Version of the knowledge.'),
    snapd: z.string().describe('The release whose interfaces these are; knowledge.db has all releases.'),
    change: z.int().nonnegative().describe('Number of the last change by the community that is in it.'),
  }),
  line('interface', InterfaceDetail),
  line('cause', Explanation),
  line('issue', Explanation),
  line('noise', Explanation),
  line('judgement', Explanation),
  line('addon', Addon.omit({ statements: true })),
  line('statement', AddonStatement),
  line('report', Report).describe('One that was accepted.'),
  z.object({
    kind: z.literal('end'),
    lines: z.int().positive().describe('Lines before this one.'),
    sha256: z.string().describe('Of the bytes before this line, in hexadecimal digits.'),
  }),
]);
export type ExportLine = z.infer<typeof ExportLine>;
