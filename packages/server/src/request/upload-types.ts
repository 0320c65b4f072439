/** Content types of files and archives. What a body is, its first bytes tell; these are the names that clients have for it. */
export const archiveTypes = [
  'application/gzip',
  'application/x-gzip',
  'application/zip',
  'application/x-tar',
  'application/x-bzip2',
  'application/x-xz',
  'application/zstd',
  'application/octet-stream',
] as const;

/** A body without a type is of unknown type (RFC 9110, 8.3), and bytes of any kind are what we read. */
export const rawTypes: ReadonlySet<string> = new Set(['text/plain', '', ...archiveTypes]);

/** As told to a client whose type is not read. */
export const acceptedTypes: readonly string[] = [
  'text/plain',
  'application/json',
  'multipart/form-data',
  ...archiveTypes,
];
