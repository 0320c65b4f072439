import type { DbusAccess } from '../access.ts';
import type { FoundRecord } from './apparmor-record.ts';
import { readCarrier } from './carrier.ts';
import { readQuotedValue } from './quoted-value.ts';
import { type EndsRecord, scanFields } from './scan-fields.ts';
import { withProcess } from './with-process.ts';

type Fields = Readonly<Record<string, string>>;

/** What the sentences share; in the first it is preceded by "An", in the others it ends the sentence. */
export const sentenceMark = 'AppArmor policy';

const refusal = ' prevents this sender from sending this message to this recipient';
/** Between the sentence and its details stands at most ", 0 matched rules; ". */
const detailsReach = 60;
const ownershipReach = 400;
const processKeys = new Set(['uid', 'pid', 'comm', 'label']);

const endsMessage: EndsRecord = (key, fields) =>
  key === 'apparmor' || (Object.hasOwn(fields, 'destination') && processKeys.has(key));
const endsPeer: EndsRecord = (key, fields) => !processKeys.has(key) || Object.hasOwn(fields, key);

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== '(unset)';
}

/**
 * The sentence does not name its bus. A session bus serves one user only, so two users mean the system bus; root has no session to speak
 * of; one and the same other user means a session bus. Empty when the peer's user is not told.
 */
function busOf({ uid, peer_uid: peer }: Fields): string {
  if (uid === undefined || peer === undefined) return '';
  return uid !== peer || uid === '0' ? 'system' : 'session';
}

function messageAccess(fields: Fields): DbusAccess {
  return {
    kind: 'dbus',
    bus: busOf(fields),
    mask: 'send',
    ...(isSet(fields.destination) ? { name: fields.destination } : {}),
    ...(isSet(fields.interface) ? { interface: fields.interface } : {}),
    ...(isSet(fields.member) ? { member: fields.member } : {}),
    ...(isSet(fields.peer_label) ? { peerLabel: fields.peer_label } : {}),
  };
}

function readRefusedMessage(text: string, mark: number, from: number): FoundRecord {
  const start = text.startsWith('An ', mark - 3) ? mark - 3 : mark;
  const sentenceEnd = mark + sentenceMark.length + refusal.length;
  const details = text.slice(sentenceEnd, sentenceEnd + detailsReach).indexOf('type=');
  const common = {
    mediator: 'dbus-daemon',
    verdict: 'denied',
    column: start + 1,
  } as const;
  if (details < 0) {
    const bare = { ...common, label: '', access: null, fields: {}, truncated: true } as const;
    return { record: withProcess(bare, readCarrier(text.slice(from, start)), true), end: sentenceEnd };
  }
  const escaped = text.charCodeAt(sentenceEnd + details + 'type='.length) === 92;
  const message = scanFields(text, sentenceEnd + details, endsMessage, escaped);
  const peer = isSet(message.fields.destination) ? scanFields(text, message.end, endsPeer, escaped) : undefined;
  const fields = { ...message.fields };
  for (const [key, value] of Object.entries(peer?.fields ?? {})) fields[`peer_${key}`] = value;
  const record = withProcess(
    {
      ...common,
      label: fields.label ?? '',
      access:
        isSet(fields.member) || isSet(fields.interface) || isSet(fields.destination) ? messageAccess(fields) : null,
      fields,
      truncated: message.truncated || (peer?.truncated ?? false),
    },
    readCarrier(text.slice(from, start)),
    true,
  );
  return { record, end: Math.max(message.end, peer?.end ?? 0, sentenceEnd) };
}

/** `Connection ":1.96" is not allowed to own the service "org.x" due to AppArmor policy` */
function readRefusedName(text: string, mark: number, from: number): FoundRecord {
  const end = mark + sentenceMark.length;
  const floor = Math.max(from, mark - ownershipReach);
  const before = text.slice(floor, mark);
  const words = ' is not allowed to own the service ';
  const at = before.lastIndexOf(words);
  if (at < 0 || !before.endsWith(' due to ')) return { record: null, end };
  const name = readQuotedValue(before, at + words.length);
  if (!name?.closed) return { record: null, end };
  return {
    end,
    record: {
      mediator: 'dbus-daemon',
      verdict: 'denied',
      label: '',
      access: { kind: 'dbus', bus: '', mask: 'bind', name: name.text },
      fields: { name: name.text, mask: 'bind' },
      ...readCarrier(text.slice(from, mark)),
      truncated: false,
      column: floor + at + 1,
    },
  };
}

/** Reads what dbus-daemon answers to a program, which the program prints: the sentence that has "AppArmor policy" at `mark`. */
export function readDbusSentence(text: string, mark: number, from: number): FoundRecord {
  const prevents = text.startsWith(refusal, mark + sentenceMark.length);
  return prevents ? readRefusedMessage(text, mark, from) : readRefusedName(text, mark, from);
}
