import type { Refusal } from '../../evidence/refusal.ts';

export interface ToldErrno {
  readonly errno: Refusal['errno'];
  /** Where the words of the error begin and end in the text. */
  readonly at: number;
  readonly end: number;
}

/** How the C library words each error, in English and in languages that logs are often pasted in; and the names of the errors. */
const WORDS: readonly (readonly [RegExp, Refusal['errno']])[] = [
  [
    /permission denied|permission non accordée|keine berechtigung|permiso denegado|permissão negada|permesso negato|\b(?:do(?:es)? not|don't|doesn't) have (?:the )?(?:(?:correct|sufficient|necessary|required|proper|enough) )?permissions? to\b|\bEACCES\b|\berrno ?[=:] ?13\b/i,
    'EACCES',
  ],
  [
    /operation not permitted|opération non permise|die operation ist nicht erlaubt|vorgang nicht zulässig|operación no permitida|operação não permitida|no permissions to creat(?:e|ing) new namespace|\bEPERM\b|\berrno ?[=:] ?1\b/i,
    'EPERM',
  ],
  [/read-only file ?system|das dateisystem ist nur lesbar|\bEROFS\b|\berrno ?[=:] ?30\b/i, 'EROFS'],
];

/** Each line that tells one of these errors holds one, whatever the case of its first letter. */
export const errnoTriggers: readonly string[] = [
  'ermission denied',
  'ermission Denied',
  'peration not permitted',
  'ead-only file system',
  'ead-only filesystem',
  'EACCES: ',
  ' EACCES',
  '(EACCES',
  ' EPERM:',
  'EPERM: ',
  ' EPERM ',
  '(EPERM)',
  'EROFS: ',
  ' EROFS ',
  'ermission non accord',
  'ration non permise',
  'Keine Berechtigung',
  'Operation ist nicht erlaubt',
  'Vorgang nicht zul',
  'ermiso denegado',
  'o permitida',
  'o negada',
  'ermesso negato',
  'No permissions to creat',
  ' permission to ',
  ' permissions to ',
  'errno=1',
  'errno = 1',
  'errno: 1',
  'errno=30',
  'errno = 30',
  'errno: 30',
];

/** The first of the three errors that a text tells, by its words or its name; where both stand side by side, all of it. */
export function findErrno(text: string): ToldErrno | null {
  let first: ToldErrno | null = null;
  for (const [words, errno] of WORDS) {
    const found = words.exec(text);
    if (found && (first === null || found.index < first.at)) {
      first = { errno, at: found.index, end: found.index + found[0].length };
    }
  }
  return first && withItsTwin(text, first);
}

/** "EACCES: permission denied", "EACCES (Permission denied)", "Permission denied (os error 13)", "[Errno 13] Permission denied". */
function withItsTwin(text: string, { errno, at, end }: ToldErrno): ToldErrno {
  const words = WORDS.find(([, name]) => name === errno)?.[0];
  const next = words?.exec(text.slice(end, end + 40));
  const joined =
    next && /^[:\s(]{1,3}$/.test(text.slice(end, end + next.index)) ? end + next.index + next[0].length : end;
  const before = /(?:\[errno \d{1,3}\]|\(\d{1,3}:|\berrno[ =:]{1,3}\d{1,3}[:,)]?) *$/i.exec(
    text.slice(Math.max(0, at - 30), at),
  );
  const after = /^\)?(?: ?\((?:os error|errno|code|error)?[ :=]{0,2}-?\d{1,3}\)|\))?/i.exec(
    text.slice(joined, joined + 30),
  );
  return { errno, at: before ? at - before[0].length : at, end: joined + (after?.[0].length ?? 0) };
}
