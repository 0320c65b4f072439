import type { FactLedger } from '../evidence/fact-ledger.ts';

/** Whether a command would change nothing, by what the paste tells. */
export type AlreadyDone = (argv: readonly string[]) => boolean;

const CHANNEL = '--channel=';
/** "1.34-strict/stable": a number, then the kind of track. */
const TRACK = /^(\d+)\.(\d+)(-[a-z]+)?(?:\/|$)/;

/** An addon that is enabled need not be enabled again, and nobody goes to a channel that they follow, or back to an older track. */
export function alreadyDone(facts: FactLedger): AlreadyDone {
  const addons = new Set([
    ...facts.all('addon').flatMap(({ fact: { name, enabled } }) => (enabled ? [name] : [])),
    ...facts.all('addon-repository').map(({ fact: { name } }) => name),
  ]);
  return (argv) => {
    const [command, verb, name = '', ...options] = argv[0] === 'sudo' ? argv.slice(1) : argv;
    if (command === 'microk8s' && verb === 'enable') return addons.has(name);
    if (command !== 'snap' || verb !== 'refresh') return false;
    const channel = options.find((option) => option.startsWith(CHANNEL))?.slice(CHANNEL.length);
    const followed = facts
      .all('snap')
      .find(({ fact }) => fact.name === name && !fact.notes.includes('disabled') && fact.tracking !== undefined);
    return channel !== undefined && followed !== undefined && isAtOrBehind(channel, followed.fact.tracking ?? '');
  };
}

/** Whether a channel is of the track that is followed, or of an earlier one of the same kind. */
function isAtOrBehind(channel: string, followed: string): boolean {
  const [, major, minor, kind = ''] = TRACK.exec(channel) ?? [];
  const [, thisMajor, thisMinor, thisKind = ''] = TRACK.exec(followed) ?? [];
  if (major === undefined || thisMajor === undefined) return channel === followed;
  if (kind !== thisKind) return false;
  return major === thisMajor ? Number(minor) <= Number(thisMinor) : Number(major) < Number(thisMajor);
}
