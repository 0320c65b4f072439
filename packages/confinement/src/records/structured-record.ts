/** A record whose fields stand in JSON by their names, put together as the kernel writes it. */
export interface StructuredRecord {
  readonly text: string;
  /** 0-based position of the JSON in the line. */
  readonly at: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Of a hostile document; an event of laurel or Beats has a few dozen. */
const MOST_OBJECTS = 2000;
const VERDICTS: ReadonlySet<unknown> = new Set(['DENIED', 'ALLOWED', 'AUDIT', 'KILLED', 'STATUS', 'HINT', 'ERROR']);
/** Together no other record of audit has them. */
const SECCOMP_KEYS = ['syscall', 'arch', 'sig', 'code'] as const;
const AUDIT_ID = /^\d{9,11}\.\d{3}:\d{1,12}$/;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** Keys by the last of their names: Elastic writes `auditd.log.apparmor`. Only values that a field can have. */
function fieldsOf(object: Json): ReadonlyMap<string, string | number> {
  const fields = new Map<string, string | number>();
  for (const [key, value] of Object.entries(object)) {
    const name = key.slice(key.lastIndexOf('.') + 1);
    if (/^[A-Za-z_]\w{0,39}$/.test(name) && (typeof value === 'string' || typeof value === 'number'))
      fields.set(name, value);
  }
  return fields;
}

/** As the kernel does: in quotes, or in hexadecimal where the text has some itself. */
function quoted(value: string): string {
  if (!value.includes('"')) return `"${value}"`;
  const bytes = Array.from(new TextEncoder().encode(value), (byte) => byte.toString(16).padStart(2, '0'));
  return bytes.join('').toUpperCase();
}

function written(fields: ReadonlyMap<string, string | number>, first: string): string {
  const pairs = [...fields].flatMap(([key, value]) => {
    if (key === 'apparmor') return [];
    return `${key}=${typeof value === 'number' || key === 'code' ? value : quoted(value)}`;
  });
  return [first, ...pairs].join(' ');
}

function recordIn(object: Json): string | undefined {
  const fields = fieldsOf(object);
  const verdict = fields.get('apparmor');
  if (VERDICTS.has(verdict)) return written(fields, `apparmor="${verdict}"`);
  return SECCOMP_KEYS.every((key) => fields.has(key)) ? written(fields, 'SECCOMP') : undefined;
}

/** What the whole event tells of when it was: laurel's `ID`, or a stamp. */
function headOf(event: Json): string {
  const { ID: id, '@timestamp': stamp } = event;
  if (typeof id === 'string' && AUDIT_ID.test(id)) return `audit(${id}): `;
  return typeof stamp === 'string' && stamp.length < 40 ? `${stamp} ` : '';
}

/** The records that a line holds as JSON objects of fields (laurel, the auditd modules of Beats); none where it is no JSON. */
export function structuredRecords(line: string): readonly StructuredRecord[] {
  const at = line.indexOf('{');
  if (at < 0 || !(line.includes('apparmor":', at) || line.includes('"SECCOMP"', at))) return [];
  let event: unknown;
  try {
    event = JSON.parse(line.slice(at, line.lastIndexOf('}') + 1));
  } catch {
    return [];
  }
  if (!isObject(event)) return [];
  const head = headOf(event);
  const records: StructuredRecord[] = [];
  const objects: Json[] = [event];
  for (let next = 0; next < objects.length && next < MOST_OBJECTS; next++) {
    const object = objects[next] ?? {};
    const record = recordIn(object);
    if (record !== undefined) records.push({ text: head + record, at });
    for (const value of Object.values(object)) {
      if (isObject(value) && objects.length < MOST_OBJECTS) objects.push(value);
    }
  }
  return records;
}
