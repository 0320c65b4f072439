import type { Unread } from '@whyblocked/contract';

const WHY: Record<Unread['code'], (unread: Unread) => string> = {
  'too-many-entries': ({ limit }) => `only the first ${limit} files of archives are read`,
  'too-many-unpacked-bytes': ({ limit }) => `only the first ${limit} bytes that archives unpack to are read`,
  'too-deep': ({ limit }) => `archives are opened ${limit} deep, one in the other`,
  'too-large-to-hold': ({ limit }) => `it has to be held whole, and is larger than ${limit} bytes`,
  damaged: () => 'it is damaged; what could be read of it was',
  encrypted: () => 'it is encrypted',
  unsupported: () => 'it is packed in a way that is not read here',
  link: () => 'a link or a special file has no text',
  binary: () => 'it is no text',
  deadline: () => 'there was no more time; paste the part that matters',
};

/** What was not read, and why. */
export function unreadSentence(unread: Unread): string {
  const first = unread.file === undefined ? 'A part' : unread.file;
  const more = unread.count > 1 ? ` and ${unread.count - 1} more` : '';
  return `Not read: ${first}${more}: ${WHY[unread.code](unread)}.`;
}
