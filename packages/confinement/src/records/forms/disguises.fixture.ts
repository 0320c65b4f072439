/** What becomes of a record on its way into a paste. */
export interface Disguise {
  readonly form: string;
  readonly of: (record: string) => string;
}

const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];

export const disguises: readonly Disguise[] = [
  {
    form: 'an entry of the journal as JSON',
    of: (record) => JSON.stringify({ MESSAGE: `AVC ${record}`, _TRANSPORT: 'audit' }),
  },
  {
    form: 'an entry of the journal as JSON, in bytes',
    of: (record) => JSON.stringify({ MESSAGE: bytes(`AVC ${record}`) }),
  },
  { form: 'a log of containers', of: (record) => JSON.stringify({ log: `${record}\n`, stream: 'stderr' }) },
  { form: 'JSON in JSON', of: (record) => JSON.stringify({ line: JSON.stringify({ log: record }) }) },
  { form: 'a cell of CSV', of: (record) => `"node-1","${record.replaceAll('"', '""')}","7"` },
  { form: 'HTML', of: (record) => `<td>${record.replaceAll('"', '&quot;')}</td>` },
  { form: 'HTML in numbers', of: (record) => `<li>${record.replaceAll('"', '&#34;')}<br/>` },
  { form: 'mail in quoted-printable', of: (record) => record.replaceAll('=', '=3D') },
  { form: 'quotes of a word processor', of: (record) => record.replace(/"([^"]*)"/g, '“$1”') },
  { form: 'quotes of German', of: (record) => record.replace(/"([^"]*)"/g, '„$1“') },
  { form: 'single quotes', of: (record) => record.replaceAll('"', "'") },
  { form: 'quotes escaped', of: (record) => record.replaceAll('"', '\\"') },
  { form: 'no quotes', of: (record) => record.replaceAll('"', '') },
  { form: 'no blanks behind quotes', of: (record) => record.replaceAll('" ', '"') },
  { form: 'blanks that do not break', of: (record) => record.replace(/ (?=\w+=)/g, '\u00a0') },
  { form: 'tabs', of: (record) => record.replace(/ (?=\w+=)/g, '\t') },
  { form: 'commas between fields', of: (record) => record.replace(/ (?=\w+=)/g, ', ') },
  { form: 'fields in bold', of: (record) => record.replace(/(?<= )\w+=(?:"[^"]*"|.*?)(?= \w+=|$)/g, '**$&**') },
  { form: 'underlines escaped for Markdown', of: (record) => record.replaceAll('_', '\\_') },
];
