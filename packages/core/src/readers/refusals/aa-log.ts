import { type MediatorRecord, parseRecords } from '@whyblocked/confinement';
import { ONE_LINE, type Reader } from '../reader.ts';

const HEAD = /^(DENIED|ALLOWED|AUDIT) +(?=\S)/;
const LONGEST = 8192;
/** The tool writes these places as variables of policy; only where one stands for a single folder can it be undone. */
const SINGLE: readonly (readonly [string, string])[] = [
  ['@{PROC}', '/proc'],
  ['@{sys}', '/sys'],
  ['@{run}', '/run'],
];
/** What each line has at least one of, since its head is but a word in capitals. */
const PROOF = new Set(['comm', 'requested_mask', 'denied_mask', 'peer_label', 'bus', 'capname', 'family', 'class']);

/**
 * AppArmor's records in the short form of aa-log (apparmor.d: pkg/logs/logs.go): verdict, profile, operation, "owner", name, "-> target",
 * then keys and values, quoted where they hold blanks.
 */
export const aaLog: Reader = {
  form: 'aa-log',
  from: ['aa-log', 'aa-notify'],
  triggers: ['DENIED ', 'ALLOWED', 'AUDIT  '],
  open(line, say) {
    const record = readShortRecord(line.text);
    if (record === null) return null;
    say({ kind: 'record', record }, line);
    return ONE_LINE;
  },
};

function readShortRecord(text: string): MediatorRecord | null {
  const indent = text.length - text.trimStart().length;
  const head = HEAD.exec(text.slice(indent));
  if (head === null || text.length > LONGEST) return null;
  const words = wordsOf(text.slice(indent + head[0].length));
  const firstKey = words.findIndex((word) => /^[a-zA-Z_]{2,40}=/.test(word));
  const [profile = '', operation = '', ...named] = words.slice(0, firstKey);
  if (firstKey < 2 || profile === '' || !/^[a-z][a-z_]{2,30}$/.test(operation)) return null;
  const pairs = words.slice(firstKey).map((word): [string, string] => {
    const equals = word.indexOf('=');
    return equals < 0 ? ['', ''] : [word.slice(0, equals), unquoted(word.slice(equals + 1))];
  });
  const keyed = new Map(pairs.filter(([key]) => /^[a-zA-Z_]{2,40}$/.test(key)));
  if (![...PROOF].some((key) => keyed.has(key))) return null;
  const record = asRecord(head[1] ?? '', profile, operation, named, keyed, indent + 1);
  return record && isCut(text, words) ? { ...record, truncated: true } : record;
}

/** Cut within quotes, or within the last key. */
function isCut(text: string, words: readonly string[]): boolean {
  return text.split('"').length % 2 === 0 || !/=./.test(words.at(-1) ?? '');
}

/** Put together as the kernel writes it, the record is read by the one who knows records. */
function asRecord(
  verdict: string,
  profile: string,
  operation: string,
  named: readonly string[],
  keyed: ReadonlyMap<string, string>,
  column: number,
): MediatorRecord | null {
  const isMessage = operation.startsWith('dbus');
  const isOwner = named[0] === 'owner';
  const places = isOwner ? named.slice(1) : named;
  const arrow = places.indexOf('->');
  const beforeArrow = arrow < 0 ? places : places.slice(0, arrow);
  // The mask of a message stands bare behind the name; there may be a mask without a name.
  const mask = isMessage ? beforeArrow.find((word) => /^(?:send|receive|bind|eavesdrop)$/.test(word)) : undefined;
  const name = beforeArrow.find((word) => word !== mask);
  const target = arrow < 0 ? undefined : places[arrow + 1];
  const fields: (readonly [string, string | undefined])[] = [
    ['apparmor', verdict],
    ['operation', operation],
    [isMessage ? 'label' : 'profile', profile],
    ['name', name],
    ['mask', mask],
    ['target', target],
    ...keyed,
    // The kernel tells an owner by equal ids; the tool leaves them out, and so does what is told.
    ...(isOwner
      ? ([
          ['fsuid', '1000'],
          ['ouid', '1000'],
        ] as const)
      : []),
  ];
  const text = fields.flatMap(([key, value]) => (value === undefined ? [] : [`${key}="${plain(value)}"`])).join(' ');
  const [record] = parseRecords(text);
  if (record === undefined) return null;
  const { fsuid: _fsuid, ouid: _ouid, ...told } = record.fields;
  return { ...record, fields: isOwner ? told : record.fields, column };
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(/[a-zA-Z_]{2,40}="[^"]*"?|"[^"]*"?|[^\s"]+/g)) words.push(unquoted(word));
  return words;
}

function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1).replace(/"$/, '') : word;
}

function plain(value: string): string {
  const text = SINGLE.reduce((path, [variable, folder]) => path.replaceAll(variable, folder), value);
  return text.replaceAll('"', '').replace(/\p{Cc}/gu, ' ');
}
