import type { FactLedger } from '../evidence/fact-ledger.ts';
import { channelAsked, channelFollowed, trackOf } from './track.ts';

/** Whether a command would change nothing, by what the paste tells. */
export type AlreadyDone = (argv: readonly string[]) => boolean;

/** An addon that is enabled need not be enabled again, and nobody goes to a channel that they follow, or back to an older track. */
export function alreadyDone(facts: FactLedger): AlreadyDone {
  const addons = new Set([
    ...facts.all('addon').flatMap(({ fact: { name, enabled } }) => (enabled ? [name] : [])),
    ...facts.all('addon-repository').map(({ fact: { name } }) => name),
  ]);
  return (argv) => {
    const [command, verb, name = ''] = argv[0] === 'sudo' ? argv.slice(1) : argv;
    if (command === 'microk8s' && verb === 'enable') return addons.has(name);
    const asked = channelAsked(argv);
    const followed = asked && channelFollowed(facts, asked.snap);
    return asked !== undefined && followed !== undefined && isAtOrBehind(asked.channel, followed);
  };
}

/** Whether a channel is of the track that is followed, or of an earlier one of the same kind. */
function isAtOrBehind(channel: string, followed: string): boolean {
  const [asked, present] = [trackOf(channel), trackOf(followed)];
  if (asked === undefined || present === undefined) return channel === followed;
  if (asked.kind !== present.kind) return false;
  return asked.major === present.major ? asked.minor <= present.minor : Number(asked.major) < Number(present.major);
}
