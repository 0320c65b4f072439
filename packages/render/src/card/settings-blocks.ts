import type { Block } from '../answer/block.ts';

export interface SettingsFacts {
  readonly isOn: boolean;
  readonly answers: 'public' | 'private';
  readonly spotIn: readonly string[];
  readonly readsMessages: boolean;
}

/** What moderators have set for their server. */
export function settingsBlocks({ isOn, answers, spotIn, readsMessages }: SettingsFacts): readonly Block[] {
  const channels = spotIn.length === 1 ? '1 channel' : `${spotIn.length} channels`;
  return [
    { kind: 'headline', text: isOn ? 'whyblocked is on in this server' : 'whyblocked is switched off in this server' },
    {
      kind: 'list',
      items: [
        answers === 'public'
          ? 'Answers to commands are seen by everybody, unless who asks says otherwise.'
          : 'Answers to commands are seen by who asked alone; mentions are not answered.',
        readsMessages
          ? spotIn.length === 0
            ? 'Nobody is answered who did not ask.'
            : `In ${channels} logs are spotted, and answered when something is refused or in trouble.`
          : 'Logs cannot be spotted in messages: this bot may not read them.',
      ],
    },
  ];
}
