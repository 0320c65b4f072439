import type { AffectedVersions, Explanation, ExplanationFix } from '@whyblocked/contract';
import { affectedSentence } from '../sentences/affected-sentence.ts';
import { filledTemplate, filledWords } from '../sentences/filled-template.ts';
import type { Block } from './block.ts';
import { pageOfKind } from './page-of.ts';

const BY: Record<ExplanationFix['by'], string> = {
  user: '',
  admin: 'Whoever administers the machine: ',
  publisher: 'The publisher of the snap: ',
  maintainer: 'Its maintainers: ',
};

/** What people wrote down, whole: what it means, what shows it, what helps, what looks like it, where it comes from. Words in capitals stand for names. */
export function explanationBlocks(explanation: Explanation): readonly Block[] {
  const { kind, title, means, check, fix, lookAlikes, affects = [], fixedIn = [], cause, sources } = explanation;
  return [
    { kind: 'headline', text: filledTemplate(title) },
    { kind: 'note', text: whatKind(explanation) },
    { kind: 'paragraph', text: filledTemplate(means) },
    ...underHeading(
      'Where it happens',
      affects.map((one: AffectedVersions) => note(affectedSentence(one))),
    ),
    ...underHeading(
      'Mended in',
      fixedIn.map(({ what, version, date, note: more }) =>
        note(`${what} ${version}${date === undefined ? '' : `, ${date}`}${more === undefined ? '' : `. ${more}`}`),
      ),
    ),
    ...underHeading(
      'How to see it',
      check.flatMap(({ say, run }) => [paragraph(filledTemplate(say)), ...command(run)]),
    ),
    ...underHeading('What helps', fix.flatMap(fixBlocks)),
    ...underHeading(
      'What looks like it',
      lookAlikes.flatMap(({ slug, tell }): readonly Block[] => [
        { kind: 'reference', page: pageOfKind(kind), name: slug, text: 'See also' },
        note(tell),
      ]),
    ),
    ...(cause === undefined ? [] : [{ kind: 'reference', page: 'causes', name: cause, text: 'In general' } as const]),
    ...underHeading('Where that comes from', sources.length === 0 ? [] : [{ kind: 'sources', sources }]),
  ];
}

function whatKind({ kind, slug, layer, wrapper }: Explanation): string {
  const names = {
    cause: 'a cause for which pods do not run',
    issue: 'a known issue of certain versions',
    noise: 'noise: it harms nobody',
    judgement: 'what is known of a kind of refusal',
  } as const;
  const where = layer === undefined ? '' : `, layer ${layer}`;
  return `${slug}: ${names[kind]}${where}${wrapper ? '. It only says that something failed; the reason stands inside it' : ''}.`;
}

function fixBlocks(fix: ExplanationFix): readonly Block[] {
  const { by, say, run, patch, least, when } = fix;
  const only = when?.confinement === undefined ? '' : `Where MicroK8s is ${when.confinement}: `;
  return [
    paragraph(`${only}${BY[by]}${filledTemplate(say)}${least ? ' (This gives the least away.)' : ''}`),
    ...command(run),
    ...(patch === undefined ? [] : [{ kind: 'patch', text: filledTemplate(patch) } as const]),
  ];
}

function command(run: string | undefined): readonly Block[] {
  return run === undefined ? [] : [{ kind: 'command', argv: filledWords(run) }];
}

function underHeading(heading: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...blocks];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function note(text: string): Block {
  return { kind: 'note', text };
}
