import type { FactLedger } from '../evidence/fact-ledger.ts';

/** "1.34-strict/stable": a number, the kind of track, and the risk. */
export interface Track {
  readonly major: string;
  readonly minor: number;
  /** "-strict"; empty for classic ones. */
  readonly kind: string;
}

const TRACK = /^(\d{1,4})\.(\d{1,4})(-[a-z]+)?(?:\/|$)/;
const CHANNEL = '--channel=';

export function trackOf(channel: string): Track | undefined {
  const [, major, minor, kind = ''] = TRACK.exec(channel) ?? [];
  return major === undefined || minor === undefined ? undefined : { major, minor: Number(minor), kind };
}

/** The snap and the channel that a command switches to: "sudo snap refresh microk8s --channel=1.34-strict/stable". */
export function channelAsked(argv: readonly string[]): { readonly snap: string; readonly channel: string } | undefined {
  const [command, verb, snap, ...options] = argv[0] === 'sudo' ? argv.slice(1) : argv;
  const channel = options.find((option) => option.startsWith(CHANNEL))?.slice(CHANNEL.length);
  return command === 'snap' && verb === 'refresh' && snap !== undefined && channel !== undefined
    ? { snap, channel }
    : undefined;
}

/** The channel that an installed snap follows, where the paste tells it. */
export function channelFollowed(facts: FactLedger, snap: string): string | undefined {
  return facts
    .all('snap')
    .find(({ fact }) => fact.name === snap && !fact.notes.includes('disabled') && fact.tracking !== undefined)?.fact
    .tracking;
}
