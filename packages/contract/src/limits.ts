/** Bounds told to every user; a surface may set lower ones. */
export const limits = {
  /** Body of one request, 10 MiB. */
  bodyBytes: 10 * 1024 * 1024,
  /** A longer line is cut here before it is read; the rest of it is not looked at. */
  lineBytes: 64 * 1024,
  /** Findings in one diagnosis; what is beyond is counted in `omitted`. */
  findings: 500,
  /** Different accesses kept in memory while reading. */
  distinctAccesses: 50_000,
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
  /** Wall time of one diagnosis in the engine. */
  diagnosisMs: 30_000,
} as const;
