import { limits } from '@whyblocked/contract';
import type { Block } from '../answer/block.ts';

export interface AboutFacts {
  readonly version: string;
  /** Of snapd, as the newest policy that is known. */
  readonly snapd: string;
  /**
   * What reaches the bot: commands, menus, buttons and forms alone; messages that mention it or are written to it, too; or also those in
   * which nobody speaks to it.
   */
  readonly hears: 'commands' | 'mentions' | 'messages';
  /** Whether an answer that is too long for a card gets a page. */
  readonly hasPages: boolean;
  readonly takesReports: boolean;
}

/** What the bot is, what it reads and keeps, for how long, and how that is undone. */
export function aboutBlocks({ version, snapd, hears, hasPages, takesReports }: AboutFacts): readonly Block[] {
  return [
    { kind: 'headline', text: 'whyblocked: what refused it, and what helps' },
    {
      kind: 'paragraph',
      text: `Paste a log of AppArmor, seccomp, snapd, MicroK8s or kubectl: with /why, ${
        hears === 'commands'
          ? 'or from the menu of a message'
          : 'from the menu of a message, by mentioning it, or in a direct message'
      }. Files may stay packed.`,
    },
    { kind: 'heading', text: 'What it reads' },
    {
      kind: 'paragraph',
      text: `Only what is given to it: the text and files of the command, of the message whose menu is used${
        hears === 'commands' ? '' : ', of a message that mentions it or is written to it'
      }.${
        hears === 'messages'
          ? ' In channels that moderators have named it looks at every message for logs; and who mentions it in a thread is answered for what they pasted there before.'
          : ' It cannot see other messages.'
      } Names in a log never make it fetch anything.`,
    },
    { kind: 'heading', text: 'What it keeps' },
    {
      kind: 'list',
      items: [
        'Of what is pasted: nothing. Names of people and machines, addresses and secrets are replaced before an answer is shown; its buttons need a file with that redacted answer, which is in the message and goes with it.',
        'In memory, for a day at most: a hash of each log that was answered publicly, and which message answered it; how often who asked in the last minutes.',
        ...(hasPages
          ? [
              `An answer in a channel that is too long for a card gets a page under a link that cannot be guessed, for ${limits.shareDays} days at most; Delete removes it, too.`,
            ]
          : []),
        ...(takesReports
          ? [
              'Reports that you send with a form, redacted, under a keyed hash of your Discord account, from which the account cannot be told.',
            ]
          : []),
        'Of a server: what moderators set with /whyblocked settings.',
        'Its own log holds which command was used, how long it took and what kind of answer it was; never texts, names or ids of people.',
      ],
    },
    { kind: 'heading', text: 'How to undo it' },
    {
      kind: 'paragraph',
      text: 'Delete, below an answer, removes it with all that belongs to it: who asked and moderators may. Private answers are seen by who asked alone, until they share them.',
    },
    { kind: 'note', text: `whyblocked ${version}. Policy up to snapd ${snapd}.` },
  ];
}
