import { parseRecords } from '@whyblocked/confinement';
import { ONE_LINE, type Reader } from '../reader.ts';

const HEAD = /^\s{0,40}"(?:[\w.]{0,40}\.)?apparmor": ?"(?:DENIED|ALLOWED|AUDIT|KILLED|STATUS|HINT|ERROR)",?\s*$/;
/** A field on a line of its own; what is nested is none of the kernel's. */
const FIELD = /^\s{0,40}"[\w.]{1,80}": ?(?:"(?:[^"\\]|\\.){0,4096}"|-?\d{1,20}),?\s*$/;
/** Twice what the longest record of the kernel has. */
const MOST_FIELDS = 40;

/** A record whose fields stand one a line, an event of laurel through `jq` or a document of Elastic as its pages show it; or in JSON with blanks. */
export const auditJson: Reader = {
  form: 'audit-json',
  from: ['laurel', '(Elastic, Kibana: an event of auditd as JSON)'],
  triggers: ['apparmor": "'],
  open(line, say) {
    if (!HEAD.test(line.text.slice(0, 200))) {
      const records = line.text.includes('{') ? parseRecords(line.text) : [];
      for (const record of records) say({ kind: 'record', record }, line);
      return records.length > 0 ? ONE_LINE : null;
    }
    const fields = [line.text];
    return {
      accept: ({ text }) => {
        if (fields.length >= MOST_FIELDS || !FIELD.test(text)) return false;
        fields.push(text);
        return true;
      },
      close: () => {
        const [record] = parseRecords(`{${fields.map((field) => field.trim().replace(/,$/, '')).join(',')}}`);
        if (record !== undefined)
          say({ kind: 'record', record: { ...record, column: line.raw.search(/\S/) + 1 } }, line);
      },
    };
  },
};
