/** What the header of a part of a form says. */
export interface PartName {
  readonly name: string;
  /** As it was sent; null for a field that is no file. */
  readonly fileName: string | null;
}

const DISPOSITION = 'content-disposition:';
const PARAMETER = /[ \t]*;[ \t]*([0-9A-Za-z_*-]+)=(?:"((?:[^"\\]|\\.)*)"|([^";\s]*))/y;

/** The names in the header of a part (RFC 7578, 4.2); null when it has none. */
export function partName(header: Uint8Array): PartName | null {
  const lines = new TextDecoder().decode(header).split('\r\n');
  const line = lines.find((one) => one.toLowerCase().startsWith(DISPOSITION));
  if (line === undefined) return null;
  const value = line.slice(DISPOSITION.length).trim();
  if (!value.toLowerCase().startsWith('form-data')) return null;
  const told = new Map<string, string>();
  PARAMETER.lastIndex = 'form-data'.length;
  for (let found = PARAMETER.exec(value); found; found = PARAMETER.exec(value)) {
    const [, parameter = '', quoted, token = ''] = found;
    told.set(parameter.toLowerCase(), quoted === undefined ? token : quoted.replaceAll('\\"', '"'));
  }
  const name = told.get('name');
  return name ? { name, fileName: told.get('filename') ?? null } : null;
}
