const VERSION = 'wb1';
const LONGEST = 100;

/** What a button, a select or a form does. What it is about is in the message it belongs to. */
export const ACTS = [
  'details',
  'turn-details',
  'noise',
  'turn-noise',
  'what-if',
  'pick',
  'wrong',
  'share',
  'delete',
  'ask',
  'report',
  'spot-in',
  'answers',
  'switch',
  'accept',
  'accept-as',
  'ask-reporter',
  'reject',
  'merge',
  'answer-report',
  'withdraw-report',
] as const;
export type Act = (typeof ACTS)[number];

export interface CustomId {
  readonly act: Act;
  /** Who may; absent: everybody who sees it, or whom something else decides about. */
  readonly owner?: string;
  /** A page, the id of a report, a choice. */
  readonly about?: string;
}

/** As Discord carries it, at most 100 characters: "wb1.delete.1234.". Nothing in it is secret. */
export function customId({ act, owner = '', about = '' }: CustomId): string {
  const text = [VERSION, act, owner, about].join('.');
  if (text.length > LONGEST || owner.includes('.')) throw new Error(`no custom id: ${text}`);
  return text;
}

/** What an id says; undefined for every text that is none of ours, or of another release. */
export function parseCustomId(text: string): CustomId | undefined {
  const match = text.length <= LONGEST ? /^wb1\.([a-z-]+)\.(\d{0,20})\.([A-Za-z0-9_-]*)$/.exec(text) : null;
  const [, act, owner, about] = match ?? [];
  if (!isAct(act)) return undefined;
  return { act, ...(owner ? { owner } : {}), ...(about ? { about } : {}) };
}

function isAct(text: string | undefined): text is Act {
  return ACTS.some((act) => act === text);
}
