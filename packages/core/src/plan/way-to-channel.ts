import type { FactLedger } from '../evidence/fact-ledger.ts';
import { channelAsked, channelFollowed, trackOf } from './track.ts';

/** The commands that lead to where one command would go at once, in order; that one alone where it is a single step. */
export type WayToChannel = (argv: readonly string[]) => readonly (readonly string[])[];

/** Kubernetes is upgraded by one minor version at a time: the components of a cluster bear no more between them. */
const OF_KUBERNETES = new Set(['microk8s', 'k8s']);
/** Whoever is farther away installs anew. */
const MOST_STEPS = 12;

export function wayToChannel(facts: FactLedger): WayToChannel {
  return (argv) => {
    const asked = channelAsked(argv);
    const goal = asked && trackOf(asked.channel);
    if (asked === undefined || goal === undefined || !OF_KUBERNETES.has(asked.snap)) return [argv];
    const present = trackOf(channelFollowed(facts, asked.snap) ?? '');
    if (present === undefined || present.major !== goal.major || present.kind !== goal.kind) return [argv];
    const steps = goal.minor - present.minor;
    if (steps < 2 || steps > MOST_STEPS) return [argv];
    const track = (minor: number): string => `${goal.major}.${minor}${goal.kind}`;
    return Array.from({ length: steps }, (_step, index) =>
      argv.map((word) => word.replace(track(goal.minor), track(present.minor + index + 1))),
    );
  };
}
