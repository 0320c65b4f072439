import type { Diagnosis, ReportAction, ReportInput } from '@whyblocked/contract';
import { redactAnswer } from '../../redaction/redact-answer.ts';
import { cutText, plainText } from './plain-text.ts';

/** As ReportInput and ReportAction bound them: a token may be longer than what it stands for. */
const MOST = { ran: 500, expected: 500, note: 2000, reason: 2000, says: 2000 } as const;

type Texts = Partial<Readonly<Record<keyof typeof MOST, string | undefined>>>;

/** What is kept of a report: what a person wrote in plain text, and with what was found in its log redacted, the same name by the same token. */
export function cleanReport(
  { subject, ran, note }: ReportInput,
  found: Diagnosis | undefined,
): Pick<ReportInput, 'subject' | 'ran' | 'note'> & { readonly diagnosis: Diagnosis | undefined } {
  const expected = subject.kind === 'answer' ? subject.expected : undefined;
  // A diagnosis has no fields of these names.
  const redacted = redactAnswer({ ...found, ...plainTexts({ ran, note, expected }) }, 'all');
  const { ran: cleanRan, note: cleanNote, expected: cleanExpected, ...diagnosis } = redacted;
  const said = cutTexts({ ran: cleanRan, note: cleanNote, expected: cleanExpected });
  return {
    subject: subject.kind === 'answer' ? { ...subject, expected: said.expected } : subject,
    ran: said.ran,
    note: said.note,
    // Redaction keeps the shape of what it is given.
    diagnosis: found && (diagnosis as Diagnosis),
  };
}

/** What is said with a decision, in plain text and redacted. A reason that is needed may be missing then. */
export function cleanAction(action: ReportAction): object {
  const { says, ran } = action.action === 'accept' ? action : {};
  return { ...action, ...cutTexts(redactAnswer(plainTexts({ says, ran, reason: action.reason }), 'all')) };
}

/** Texts of which nothing is left become undefined. */
function plainTexts<T extends Texts>(texts: T): T {
  return mapped(texts, (text) => plainText(text));
}

function cutTexts<T extends Texts>(texts: T): T {
  return mapped(texts, (text, name) => cutText(text, MOST[name]));
}

function mapped<T extends Texts>(texts: T, map: (text: string, name: keyof typeof MOST) => string): T {
  const entries = Object.entries(texts) as [keyof typeof MOST, string | undefined][];
  // Every name stays, with a text or without, which is what Texts has.
  return Object.fromEntries(entries.map(([name, text]) => [name, map(text ?? '', name) || undefined])) as T;
}
