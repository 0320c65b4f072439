import { settingsBlocks } from '@whyblocked/render';
import type { ChatDeps } from '../chat-deps.ts';
import { customId } from '../ids/custom-id.ts';
import type { Card } from '../ports/card.ts';
import type { GuildSettings } from '../settings/guild-settings.ts';
import { layCard } from './lay-card.ts';

/** What is set in a server, with what changes it. */
export function settingsCard(settings: GuildSettings, hears: ChatDeps['hears']): Card {
  const readsMessages = hears === 'messages';
  const { isOn, answers, spotIn } = settings;
  return layCard({
    sections: [{ blocks: settingsBlocks({ ...settings, readsMessages }), rank: 0, most: 2_000 }],
    rows: readsMessages
      ? [
          {
            kind: 'row',
            children: [
              {
                kind: 'channel-select',
                customId: customId({ act: 'spot-in' }),
                placeholder: 'Channels where logs are spotted',
                minValues: 0,
                maxValues: 25,
                defaultIds: spotIn,
              },
            ],
          },
        ]
      : [],
    buttons: [
      {
        kind: 'button',
        style: 'secondary',
        label: answers === 'public' ? 'Answer privately' : 'Answer publicly',
        customId: customId({ act: 'answers', about: answers === 'public' ? 'private' : 'public' }),
      },
      {
        kind: 'button',
        style: isOn ? 'danger' : 'success',
        label: isOn ? 'Switch off' : 'Switch on',
        customId: customId({ act: 'switch', about: isOn ? 'off' : 'on' }),
      },
    ],
  });
}
