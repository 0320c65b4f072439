/** Bounds told to every user; a surface may set lower ones. */
export const limits = {
  /** Pasted text in one request, 10 MiB. */
  bodyBytes: 10 * 1024 * 1024,
  /** Files and archives in one request, as they are sent, 128 MiB. */
  uploadBytes: 128 * 1024 * 1024,
  /** Files in one request. */
  uploadFiles: 20,
  /** What all archives of one paste may unpack to, 4 GiB; what comes after is not read. */
  unpackedBytes: 4 * 1024 ** 3,
  /** Files in all archives of one paste; those after are not read. */
  archiveEntries: 20_000,
  /** Archives within archives: a `.tar.gz` is two. */
  archiveDepth: 4,
  /** A zip archive is held while it is read, since its list of files stands at its end. */
  zipBytes: 128 * 1024 * 1024,
  /** Kinds of things that were not read, told one by one in `input.unread`. */
  unread: 50,
  /** A longer line is read in pieces of this size. */
  lineBytes: 64 * 1024,
  /** One YAML or JSON document, or one item of a list in it, that is held whole while it is read, 4 MiB. */
  documentBytes: 4 * 1024 * 1024,
  /** One item of a YAML list, or a document of its own, up to which it is parsed, 256 KiB; in a larger one only keys are looked for. */
  yamlBytes: 256 * 1024,
  /** Different troubles kept in memory while reading: what pods, nodes and programs say of themselves. */
  distinctTroubles: 5_000,
  /** Values of one kind in `context`: snaps, connections, addons, pods. */
  contextValues: 500,
  /** Findings in one diagnosis; what is beyond is counted in `omitted`. */
  findings: 500,
  /** Different accesses kept in memory while reading; of more, those that were seen last. */
  distinctAccesses: 10_000,
  /** Lines of evidence of one finding. */
  evidencePerFinding: 3,
  /** Characters of one line of evidence. */
  evidenceChars: 2_000,
  /** Places listed for one finding: the first ones, and the last. */
  placesPerFinding: 20,
  /** Interfaces listed for one finding. */
  grantsPerFinding: 20,
  /** Interfaces of one finding that carry a certificate: the first ones. */
  certifiedGrants: 3,
  /** Rules in a certificate that come near and do not permit. */
  nearRules: 20,
  /** Addons told in one diagnosis: those that fail first. */
  addonsPerDiagnosis: 10,
  /** Statements of one addon in a diagnosis: the weightiest. */
  statementsPerAddon: 5,
  /** Wall time of one diagnosis in the engine. */
  diagnosisMs: 30_000,
  /** Wall time of reading in the engine; the answer then rests on what was read, and says so. */
  readMs: 20_000,
  /** Questions in one request about compatibility. */
  batchQuestions: 1_000,
  /** Cells that all questions of one request lead to. */
  batchCells: 20_000,
  /** Cells in one page of an answer about compatibility. */
  cellsPerPage: 2_000,
  /** Reports in one page. */
  reportsPerPage: 200,
  /** Changes in one page. */
  changesPerPage: 1_000,
  /** A diagnosis that is kept, shared or with a report, as JSON; those of ordinary pastes take a tenth. */
  keptBytes: 1024 * 1024,
  /** Days for which a shared diagnosis is kept. */
  shareDays: 90,
  /** A JSON body or form that holds no log, 64 KiB. */
  fieldsBytes: 64 * 1024,
} as const;
