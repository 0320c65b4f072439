import { z } from 'zod';

const Pace = z.object({
  burst: z.int().describe('At once.'),
  perDay: z.int().describe('And so many a day on the whole; who waits may go on.'),
});
const Paces = z.object({
  identity: Pace.describe('From one who has a token, or whom a bot speaks for.'),
  address: Pace.describe('From one address.'),
  anonymous: Pace.describe('From all together who have no token.'),
});

/** What GET /v1/limits says: the bounds of one request and its answer. Fields in …Bytes are bytes, in …Ms milliseconds. */
export const Limits = z.object({
  bodyBytes: z.int().describe('Pasted text in one request: the text of a form, a JSON body.'),
  uploadBytes: z.int().describe('Any other body: files, archives, a log as text/plain; as sent.'),
  uploadFiles: z.int().describe('Files in one form.'),
  silenceMs: z.int().describe('A body of which nothing comes for so long is given up.'),
  graceMs: z.int().describe('Any body may take this long.'),
  bytesPerSecond: z.int().describe('What has to come on average where a body takes longer.'),
  unpackedBytes: z.int().describe('What all archives may unpack to; what comes after is not read.'),
  archiveEntries: z.int().describe('Files in all archives; those after are not read.'),
  archiveDepth: z.int().describe('Archives within archives; a .tar.gz is two.'),
  zipBytes: z.int().describe('The largest zip archive that is read.'),
  unread: z.int().describe('Kinds of things not read that are told one by one.'),
  lineBytes: z.int().describe('A longer line is read in pieces of this size.'),
  documentBytes: z.int().describe('One YAML or JSON document, or one item of a list in it.'),
  yamlBytes: z.int().describe('One YAML document or item that is parsed; in a larger one only keys are looked for.'),
  distinctAccesses: z.int().describe('Different accesses that are kept; of more, those seen last.'),
  distinctTroubles: z.int().describe('Different troubles that are kept.'),
  contextValues: z.int().describe('Values of one kind in the context.'),
  findings: z.int().describe('Findings in one diagnosis; what is beyond is counted.'),
  evidencePerFinding: z.int().describe('Lines of evidence of one finding.'),
  evidenceChars: z.int().describe('Characters of one line of evidence.'),
  placesPerFinding: z.int().describe('Places listed for one finding: the first ones, and the last.'),
  grantsPerFinding: z.int().describe('Interfaces listed for one finding.'),
  certifiedGrants: z.int().describe('Interfaces of one finding that carry a certificate.'),
  nearRules: z.int().describe('Rules in a certificate that come near.'),
  addonsPerDiagnosis: z.int().describe('Addons told in one diagnosis: those that fail first.'),
  statementsPerAddon: z.int().describe('Statements of one addon in a diagnosis: the weightiest.'),
  readMs: z.int().describe('Work on reading; the answer then rests on what was read. Waiting for bytes is no work.'),
  batchQuestions: z.int().describe('Questions about compatibility in one request.'),
  batchCells: z.int().describe('Cells that all questions of one request lead to.'),
  cellsPerPage: z.int().describe('Cells in a page of an answer about compatibility.'),
  reportsPerPage: z.int().describe('Reports in a page.'),
  changesPerPage: z.int().describe('Changes in a page.'),
  keptBytes: z.int().describe('A diagnosis that is kept, shared or with a report; of a larger one the first findings.'),
  shareDays: z.int().describe('Days for which a shared diagnosis is kept.'),
  fieldsBytes: z.int().describe('A decision on a report.'),
  reports: Paces.describe('Reports that are taken; a maintainer may send more.'),
  shares: Paces.describe('Diagnoses that are shared; a maintainer may share more.'),
  diagnosisMs: z.int().describe('All work on one diagnosis; one that takes longer is ended.'),
});
export type Limits = z.infer<typeof Limits>;
