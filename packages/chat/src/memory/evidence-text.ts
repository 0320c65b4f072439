import type { Diagnosis } from '@whyblocked/contract';

const LARGEST_CHARS = 200_000;

/**
 * The pasted lines that the findings rest on, in the order of the paste: what may be judged again without the paste. At most
 * 200,000 characters.
 */
export function evidenceText({ findings }: Pick<Diagnosis, 'findings'>): string {
  const lines = findings.flatMap(({ evidence }) => evidence);
  const ordered = lines.toSorted((a, b) => {
    const [here = '', there = ''] = [a.file, b.file];
    return here < there ? -1 : here > there ? 1 : a.line - b.line;
  });
  const unlike = new Set(ordered.map(({ text }) => text));
  let room = LARGEST_CHARS;
  return [...unlike]
    .filter((text) => {
      room -= text.length + 1;
      return room >= 0;
    })
    .map((text) => `${text}\n`)
    .join('');
}
