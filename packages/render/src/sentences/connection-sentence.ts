import type { ConnectionStatus } from '@whyblocked/contract';

const SENTENCES: Record<ConnectionStatus, string> = {
  auto: 'connected by itself when a snap that has the plug is installed',
  manual: 'connected by hand',
  'store-connect': 'connected only for snaps to which the store has granted it',
  'store-install': 'only snaps to which the store has granted it may be installed with the plug',
  provider: 'needs another snap that provides the slot',
  gadget: 'needs a slot of the gadget snap of the device',
  unavailable: 'cannot be connected on this system',
};

/** How an interface comes to be connected, as the end of a sentence. */
export function connectionSentence(status: ConnectionStatus): string {
  return SENTENCES[status];
}
