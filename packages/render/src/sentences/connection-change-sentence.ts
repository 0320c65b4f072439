import type { ConnectionAnswer, ConnectionChange } from '@whyblocked/contract';
import { connectionSentence } from './connection-sentence.ts';

type Otherwise = ConnectionAnswer['otherwise'][number];

/** What would be otherwise if one thing were, as a sentence. */
export function connectionChangeSentence(answer: ConnectionAnswer, otherwise: Otherwise): string {
  return `${condition(otherwise.change)}: ${consequences(answer, otherwise).join(', ')}.`;
}

/** An attribute as it stands in snapcraft.yaml. */
export function attributeText(name: string, value: unknown): string {
  return `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

function condition(change: ConnectionChange): string {
  switch (change.kind) {
    case 'attribute':
      return `With "${attributeText(change.attribute, change.value)}" at the ${change.side}`;
    case 'attribute-set':
      return `With any "${change.attribute}" at the ${change.side}`;
    case 'attribute-unset':
      return `Without "${change.attribute}" at the ${change.side}`;
    case 'attribute-equal': {
      const other = change.other === change.attribute ? 'the same' : `what "${change.other}" is`;
      return `Where "${change.attribute}" of the ${change.side} is ${other} at the other side`;
    }
    case 'same-publisher':
      return 'If one publisher owns both snaps';
    case 'dangerous':
      return 'Installed from a file with --dangerous';
    case 'system':
      return change.system === 'core' ? 'On Ubuntu Core' : 'On a classic system';
  }
}

/** The status where it is another one, else the single things that are. */
function consequences(now: ConnectionAnswer, then: Otherwise): readonly string[] {
  if (now.status !== then.status) return [connectionSentence(then.status)];
  return [
    ...(now.installable === then.installable
      ? []
      : [then.installable ? 'a snap with the plug may be installed as it is' : connectionSentence('store-install')]),
    ...(now.slotInstallable === then.slotInstallable
      ? []
      : [
          `a snap with the slot ${then.slotInstallable ? 'may be installed as it is' : 'needs a declaration of the store'}`,
        ]),
    ...(now.connectable === then.connectable
      ? []
      : [then.connectable ? 'it may be connected by hand' : 'connecting it by hand needs a declaration of the store']),
    ...(now.autoConnects === then.autoConnects
      ? []
      : [then.autoConnects ? 'it is connected by itself' : 'it is not connected by itself']),
  ];
}
