/** What one case says of one field, there and here. */
export interface Difference {
  readonly line: string;
  /** As LibAppArmor's tests print it. */
  readonly field: string;
  readonly want: string | undefined;
  readonly own: string | undefined;
  /** LibAppArmor gives the whole record up. */
  readonly givenUp: boolean;
}

/** A kind of difference that is no mistake of ours, and why. */
export interface MeantDifference {
  readonly reason: string;
  readonly is: (difference: Difference) => boolean;
}

export const meantDifferences: readonly MeantDifference[] = [
  {
    reason:
      'text that LibAppArmor calls invalid too and hands on as it is: the prose of kernels before 2.6.24, other types of audit',
    is: ({ givenUp, want, own }) => givenUp && want !== undefined && own === undefined,
  },
  {
    reason: 'a damaged stamp does not make the rest of a record unreadable',
    is: ({ givenUp, line }) => givenUp && /audit\(\d+=/.test(line),
  },
  {
    reason: 'the name of a file that grep put before a record does not make it unreadable',
    is: ({ givenUp, line }) => givenUp && line.startsWith('audit.log:'),
  },
  {
    reason:
      'hex of an odd length or of bytes that are no text, out of a kernel that read past the end, stays hex; the record counts',
    is: ({ givenUp, field, line }) =>
      givenUp && ['Event type', 'Name2'].includes(field) && / target=[0-9A-F]{90}/.test(line),
  },
  {
    reason: 'the program of the bus stands in exe, and is not the command of the sender',
    is: ({ field, want, own, line }) => field === 'Command' && own === undefined && line.includes(` exe="${want}"`),
  },
  {
    reason: '"none" says that a socket has no name, "?" that no address is known: both are kept as logged',
    is: ({ field, want, own }) => field.endsWith(' Addr') && want === undefined && (own === 'none' || own === '?'),
  },
  {
    reason:
      'the number of a protocol stays a number: what it is called depends on the headers LibAppArmor was built with',
    is: ({ field, want, own }) => field === 'Protocol' && want === `unknown(${own})`,
  },
  {
    reason: 'the name of an abstract socket with control bytes is logged as "@" and hex, and is decoded',
    is: ({ field, want = '', own }) =>
      field.endsWith(' Addr') && /^@[0-9A-F]+$/.test(want) && own?.startsWith('@') === true,
  },
];
