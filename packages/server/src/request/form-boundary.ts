/** The boundary in a Content-Type of multipart/form-data; empty when there is none. */
export function formBoundary(contentType: string): string {
  const [, quoted, token = ''] = /;[ \t]*boundary=(?:"([^"]{1,200})"|([^";\s]{1,200}))/i.exec(contentType) ?? [];
  return quoted ?? token;
}
